// Icons as SVG paths on a 24-unit grid.

const PATHS = {
  play: '<path d="M8 5.5v13l10.5-6.5z" fill="currentColor" stroke="none"/>',
  pause: '<path d="M7.5 5.5h3v13h-3zM13.5 5.5h3v13h-3z" fill="currentColor" stroke="none"/>',
  back: '<path d="M15 6l-7 6 7 6z" fill="currentColor" stroke="none"/><path d="M6.5 6.5v11"/>',
  forward: '<path d="M9 6l7 6-7 6z" fill="currentColor" stroke="none"/><path d="M17.5 6.5v11"/>',
  loop: '<path d="M17 4l3 3-3 3M4 11.5V10a3 3 0 0 1 3-3h13M7 20l-3-3 3-3M20 12.5V14a3 3 0 0 1-3 3H4"/>',
  view: '<path d="M4 7h10M18 7h2M4 17h2M10 17h10"/><circle cx="16" cy="7" r="2"/><circle cx="8" cy="17" r="2"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.6v.2"/>',
};

export function icon(name) {
  return `<svg viewBox="0 0 24 24" aria-hidden="true">${PATHS[name]}</svg>`;
}

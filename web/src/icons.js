// Icons as SVG paths on a 24-unit grid.

const PATHS = {
  play: '<path d="M8 5.5v13l10.5-6.5z" fill="currentColor" stroke="none"/>',
  pause: '<path d="M7.5 5.5h3v13h-3zM13.5 5.5h3v13h-3z" fill="currentColor" stroke="none"/>',
  back: '<path d="M15 6l-7 6 7 6z" fill="currentColor" stroke="none"/><path d="M6.5 6.5v11"/>',
  forward: '<path d="M9 6l7 6-7 6z" fill="currentColor" stroke="none"/><path d="M17.5 6.5v11"/>',
  loop: '<path d="M17 4l3 3-3 3M4 11.5V10a3 3 0 0 1 3-3h13M7 20l-3-3 3-3M20 12.5V14a3 3 0 0 1-3 3H4"/>',
  view: '<path d="M4 7h10M18 7h2M4 17h2M10 17h10"/><circle cx="16" cy="7" r="2"/><circle cx="8" cy="17" r="2"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.6v.2"/>',
  close: '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
  save: '<path d="M12 5v10M8 11.5l4 4 4-4M5 19h14"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  bin: '<path d="M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.5 10.5v5M13.5 10.5v5"/>',
  split: '<path d="M12 4v16M8 8l-4 4 4 4M16 8l4 4-4 4"/>',
  dice: '<rect x="4.5" y="4.5" width="15" height="15" rx="3"/><path d="M9 9v.1M15 15v.1M15 9v.1M9 15v.1M12 12v.1" stroke-width="2.4"/>',
  undo: '<path d="M8 5L4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-4"/>',
  redo: '<path d="M16 5l4 4-4 4M19.5 9H10a5.5 5.5 0 0 0 0 11h4"/>',
  open: '<path d="M12 16V5M8 9l4-4 4 4M5 15v4h14v-4"/>',
  page: '<path d="M7 4h7l4 4v12H7zM14 4v4h4"/>',
  theme: '<circle cx="12" cy="12" r="8"/><path d="M12 4v16a8 8 0 0 0 0-16z" fill="currentColor"/>',
  keys: '<rect x="3.5" y="6.5" width="17" height="11" rx="2"/><path d="M7 10v.1M10.3 10v.1M13.6 10v.1M17 10v.1M8.5 14h7"/>',
  figure: '<circle cx="12" cy="5" r="2"/><path d="M12 7.5v6M5.5 8.5L12 10l6.5-2.5M12 13.5L8 20M12 13.5l4.5 6"/>',
  path: '<path d="M5 19c5 0 1.5-6 6-7s4-6 8-7"/><circle cx="5" cy="19" r="1.4"/><path d="M15.5 4.5L19.5 5l-1 4"/>',
  ghosts: '<circle cx="9" cy="6" r="2"/><path d="M9 8.5V15l-3 5M9 15l3 5M5 11h8"/><path d="M15.5 4.5a2 2 0 0 1 0 3.2M16 9v6l2.5 4.5M16.5 11h3" opacity="0.55"/>',
  pen: '<path d="M5 19l1-4L16 5l3 3L9 18z"/>',
  list: '<path d="M8 7h11M8 12h11M8 17h11M4.5 7v.1M4.5 12v.1M4.5 17v.1"/>',
  clock: '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>',
  grid: '<path d="M5 5h5.5v5.5H5zM13.5 5H19v5.5h-5.5zM5 13.5h5.5V19H5zM13.5 13.5H19V19h-5.5z"/>',
};

export function icon(name) {
  return `<svg viewBox="0 0 24 24" aria-hidden="true">${PATHS[name]}</svg>`;
}

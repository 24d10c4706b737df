// What the bundler makes of files that are no scripts.
declare module "*.css" {
  const text: string;
  export default text;
}

// What tests and other programs on the page take hold of.
interface Window {
  kinoflow: any;
  kinoflowStudio: any;
}

// Events say what they are about in properties of their own.
interface Event {
  [said: string]: any;
}

// All elements of these pages are HTML.
interface Element {
  dataset: DOMStringMap;
  disabled: boolean;
  hidden: boolean;
  offsetParent: Element | null;
  blur(): void;
  click(): void;
  focus(options?: FocusOptions): void;
}

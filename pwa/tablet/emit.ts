/** Says something upward: elements know nothing but their properties and tell everything by events. */
export function emit<Detail>(element: HTMLElement, name: string, detail?: Detail): void {
  element.dispatchEvent(new CustomEvent(name, { detail }));
}

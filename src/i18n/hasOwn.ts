/** Whether an object has a property of its own, whatever its prototype says. */
export function hasOwn(object: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}

/**
 * Hands a file to whoever looks at the page; the browser puts it where downloads go.
 *
 * @param {string} name
 * @param {Blob} content
 */
export function saveFile(name, content) {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read by then; the address itself would keep the content in memory.
  setTimeout(() => URL.revokeObjectURL(address), 30_000);
}

/**
 * Files as people give them (chosen, dropped, pasted, whole folders) to a plain list.
 *
 * @typedef {{file: File, name: string}} GivenFile name with the folders below the given one
 */

// What the server decodes. In a folder everything else is passed over; a file that was chosen by
// itself is always sent, so that the server can say what is wrong with it.
const PICTURE_ENDING = /\.(png|jpe?g|jpe|jfif|bmp|dib|gif|tiff?|webp)$/i;

/**
 * Files of a file field; of a folder only pictures.
 *
 * @param {FileList} files
 * @returns {{given: GivenFile[], passedOver: number}}
 */
export function chosenFiles(files) {
  const all = [...files].map((file) => ({file, name: file.webkitRelativePath || file.name}));
  return picturesOnly(all, (each) => each.file.webkitRelativePath !== '');
}

/**
 * Files and folders of a drop, with all that is below them.
 *
 * @param {DataTransfer} transfer
 * @returns {Promise<{given: GivenFile[], passedOver: number}>}
 */
export async function droppedFiles(transfer) {
  // Entries must be taken before the first wait: the list is emptied when the event is over.
  const entries = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  /** @type {(GivenFile & {inFolder: boolean})[]} */
  const found = [];
  for (const entry of entries) {
    for await (const file of filesBelow(entry)) {
      found.push({file, name: entry.isFile ? file.name : nameOf(file), inFolder: !entry.isFile});
    }
  }
  return picturesOnly(found, (each) => each.inFolder);
}

/**
 * Pictures of the clipboard; none if it holds something else.
 *
 * @param {DataTransfer | null} clipboard
 * @returns {GivenFile[]}
 */
export function pastedFiles(clipboard) {
  return [...(clipboard?.files ?? [])].map((file) => ({file, name: file.name || 'pasted'}));
}

/**
 * @template {GivenFile} T
 * @param {T[]} files
 * @param {(file: T) => boolean} isOfFolder
 */
function picturesOnly(files, isOfFolder) {
  const given = files.filter((each) => !isOfFolder(each) || PICTURE_ENDING.test(each.name));
  given.sort((one, other) => (one.name < other.name ? -1 : 1));
  return {given, passedOver: files.length - given.length};
}

/** @type {WeakMap<File, string>} */
const pathOfFile = new WeakMap();

/** @param {File} file */
function nameOf(file) {
  return pathOfFile.get(file) ?? file.name;
}

/**
 * @param {FileSystemEntry} entry
 * @returns {AsyncGenerator<File>}
 */
async function* filesBelow(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => {
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject);
    });
    pathOfFile.set(file, entry.fullPath.replace(/^\//, ''));
    yield file;
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  for (;;) {
    // A reader gives a hundred at a time, and none when there are no more.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return;
    }
    for (const each of some) {
      yield* filesBelow(each);
    }
  }
}

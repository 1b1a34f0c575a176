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
  let unreadable = 0;
  for (const entry of entries) {
    for await (const {file, name} of filesBelow(entry)) {
      if (file === null) {
        unreadable++;
      } else {
        found.push({file, name, inFolder: !entry.isFile});
      }
    }
  }
  const {given, passedOver} = picturesOnly(found, (each) => each.inFolder);
  return {given, passedOver: passedOver + unreadable};
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

/**
 * One that cannot be read, or a folder whose rest cannot, is null; the others are there.
 *
 * @param {FileSystemEntry} entry
 * @returns {AsyncGenerator<{file: File | null, name: string}>}
 */
async function* filesBelow(entry) {
  const name = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const file = await new Promise((resolve) => {
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, () => resolve(null));
    });
    yield {file, name};
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  for (;;) {
    // A reader gives a hundred at a time, and none when there are no more.
    const some = await new Promise((resolve) => {
      reader.readEntries(resolve, () => resolve(null));
    });
    if (some === null) {
      yield {file: null, name};
      return;
    }
    if (some.length === 0) {
      return;
    }
    for (const each of some) {
      yield* filesBelow(each);
    }
  }
}

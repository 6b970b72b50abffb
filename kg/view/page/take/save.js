/** What is taken along becomes a file: through a Blob and a link that is clicked, so that nothing leaves the page. */

const LATER = 60_000; // milliseconds after which the browser has surely read the file

/** Save a text or a Blob as a file. */
export function save(name, type, content) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(name);
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), LATER);
}

/** A name that every system takes: no separators, no controls, no leading dot, not too long. */
export function fileName(text) {
  const plain = text.replace(/[\\/:*?"<>|\p{C}]+/gu, ' ').replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  const [, stem, ending] = /^(.*?)(\.[a-z0-9]{1,5})?$/i.exec(plain);
  return `${[...stem].slice(0, 80).join('').trim() || 'graph'}${ending || ''}`;
}

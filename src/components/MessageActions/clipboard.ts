/** Puts a picture on the clipboard, as the PNG that all browsers take. Rejects when it cannot. */
export async function copyImage(url: string): Promise<void> {
  // The promise goes into the item: Safari lets go of the press that allowed it otherwise.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(url) })]);
}

async function toPng(url: string): Promise<Blob> {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be read.'))), 'image/png');
  });
}

import { saveFile } from '../../ui/save-file.ts'

/** Saves a drawing under this name. */
export function saveSvg(svg: string, name: string): void {
  saveFile(new Blob([svg], { type: 'image/svg+xml' }), `${fileName(name)}.svg`)
}

// Twice as sharp as on screen; browsers draw nothing larger than this.
const sharpness = 2
const mostPixels = 12_000

/** Saves a drawing as a picture. */
export async function savePng(svg: string, name: string): Promise<void> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = Math.min(sharpness, mostPixels / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('The browser could not draw so large a picture.')
  saveFile(blob, `${fileName(name)}.png`)
}

/** Opens the printer's dialog with the drawing alone on its page. */
export function printSvg(svg: string): void {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'position:fixed;inset:0;width:0;height:0;border:0'
  frame.srcdoc = `<style>@page{margin:10mm}body{margin:0}svg{width:100%;height:auto;max-height:100vh}</style>${svg}`
  frame.addEventListener('load', () => {
    frame.contentWindow?.addEventListener('afterprint', () => frame.remove())
    frame.contentWindow?.print()
  })
  document.body.append(frame)
}

const fileName = (name: string): string => name.trim() || 'flow'

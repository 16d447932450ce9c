/** After the next frame has been painted, or soon where none is. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const soon = setTimeout(resolve, 250);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(soon);
        resolve();
      }),
    );
  });
}

import { captionsEnabled, saveCaptions } from './preferences.ts';

/** Keeps the captions of a video in step with the saved preference, our toggle and the browser's own captions menu. (LRN-5, LRN-19) */
export function syncCaptions(video: HTMLVideoElement, toggle: HTMLInputElement): void {
  const show = (enabled: boolean) => {
    toggle.checked = enabled;
    for (const track of video.textTracks) track.mode = enabled ? 'showing' : 'disabled';
  };
  show(captionsEnabled());
  toggle.addEventListener('change', () => {
    saveCaptions(toggle.checked);
    show(toggle.checked);
  });
  video.textTracks.addEventListener('change', () => {
    const enabled = [...video.textTracks].some(({ mode }) => mode === 'showing');
    if (enabled === toggle.checked) return;
    saveCaptions(enabled);
    toggle.checked = enabled;
  });
}

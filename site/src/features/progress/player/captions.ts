import { chooseCaptions, wantsCaptions } from './choices.ts';

/** Shows or hides the captions of a film of ours as was last chosen, by our switch or by the browser's own menu. (LRN-5, LRN-19) */
export function keepCaptions(video: HTMLVideoElement, toggle: HTMLInputElement): void {
  const show = (wanted: boolean) => {
    toggle.checked = wanted;
    for (const track of video.textTracks) track.mode = wanted ? 'showing' : 'disabled';
  };
  show(wantsCaptions());
  toggle.addEventListener('change', () => {
    chooseCaptions(toggle.checked);
    show(toggle.checked);
  });
  video.textTracks.addEventListener('change', () => {
    const wanted = [...video.textTracks].some(({ mode }) => mode === 'showing');
    if (wanted === toggle.checked) return;
    chooseCaptions(wanted);
    toggle.checked = wanted;
  });
}

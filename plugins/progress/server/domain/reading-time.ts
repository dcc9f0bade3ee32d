/** How many words of a text are read in a minute. (LRN-13, LRN-21) */
const WORDS_PER_MINUTE = 200;

/** The time that it takes to read a text in Markdown, in seconds; addresses of links and pictures are not read. (LRN-13, LRN-21) */
export function readingSeconds(markdown: string, language: string): number {
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(withoutAddresses(markdown))];
  return Math.ceil((words.filter(({ isWordLike }) => isWordLike).length / WORDS_PER_MINUTE) * 60);
}

const withoutAddresses = (markdown: string) => markdown.replace(/\]\([^)]*\)/g, ']').replace(/<?https?:\/\/\S+/g, '');

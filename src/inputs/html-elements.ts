/** Names of HTML elements, by what they do to a text. */

/** A set that is made when it is first asked: most files have no tags. */
function set(names: string): { has(name: string): boolean } {
  let made: ReadonlySet<string> | undefined;
  return {
    has(name) {
      made ??= new Set(names.split(' '));
      return made.has(name);
    },
  };
}

/** Elements that end the line of text before and after them. */
export const blocks = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre section select summary table tbody td textarea tfoot th thead tr ul',
);

/** Elements whose text no reader sees. */
export const hidden = set('head script style template noscript svg math object iframe canvas audio video map title');

/** Elements that hold no prose. */
export const code = set('pre code kbd samp var tt listing xmp');

/** Elements that stand without a closing tag. */
export const voids = set('area base br col embed hr img input link meta param source track wbr');

const inline = set(
  'a abbr acronym applet b basefont bdi bdo big button cite data datalist del dfn em font frame i ins label mark marquee meter nobr noframes output picture portal progress q rb rp rt rtc ruby s search slot small span strike strong sub sup time u',
);

/** Whether HTML knows the element, by its name in lower case. */
export function isElement(name: string): boolean {
  return inline.has(name) || blocks.has(name) || hidden.has(name) || code.has(name) || voids.has(name);
}

// Which elements and attributes a narrative may have: chapters 7 to 11 of HTML 4 without forms, frames and scripts, and `a`, images
// and tables. https://hl7.org/fhir/R4/narrative.html#rules

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

export const ELEMENTS =
  words(`p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote hr
address bdo kbd sub sup ul ol li dl dt dd pre table caption colgroup col thead tr tfoot tbody th td code samp img map area`);

// `data-fhir` is on no page of R4, but in what HL7's own tools write: it says which element a cell shows.
const EVERYWHERE =
  words(`title style class id lang xml:lang xml:space dir accesskey tabindex span width align valign char charoff abbr
axis headers scope rowspan colspan data-fhir`);

const OF_ELEMENT =
  words(`a.href a.name a.charset a.type a.hreflang a.rel a.rev a.shape a.coords img.src img.border img.alt img.longdesc
img.height img.width img.usemap img.ismap blockquote.cite q.cite map.name area.shape area.coords area.href area.nohref area.alt
table.summary table.width table.border table.frame table.rules table.cellspacing table.cellpadding pre.space td.nowrap`);

export const isAttributeOf = (element: string, attribute: string): boolean =>
  EVERYWHERE.has(attribute) || attribute.startsWith('xmlns') || OF_ELEMENT.has(`${element}.${attribute}`);

/** What a paragraph cannot hold at any depth. */
export const BLOCKS = words('div blockquote table ol ul p');

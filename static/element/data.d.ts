/** One name of the byline. */
export interface ArticleAuthor {
  name: string;
  /** The author's own page. */
  url?: string;
  /** A portrait. */
  image?: string;
}

/** A picture; its size keeps the page from jumping while it loads. */
export interface ArticleImage {
  src: string;
  /** Candidates, as in HTML or one an entry. */
  srcset?: string | string[];
  sizes?: string;
  /** In CSS pixels. */
  width?: number;
  height?: number;
  /** What it shows, for those who do not see it. Empty for an ornament. */
  alt?: string;
  caption?: string;
  credit?: string;
}

/** The article read aloud. */
export interface ArticleAudio {
  /** The same recording in one or more encodings, best first. */
  sources: { src: string; type?: string }[];
  /** In seconds, or as `mm:ss`, `h:mm:ss` or `PT2M31S`. */
  duration?: number | string;
  /** Address of the timings. */
  timings?: string;
  /** Whether a machine made the voice. */
  ai_generated?: boolean;
  voice?: string;
  /** When it was recorded: RFC 3339, or a date alone. */
  recorded?: string;
  /** The publisher's own words on it. */
  notice?: string;
}

/** Something that was wrong in the article and is put right. */
export interface ArticleCorrection {
  date?: string;
  text: string;
}

/** A link to another story. */
export interface RelatedItem {
  title: string;
  url: string;
  summary?: string;
  date?: string;
  image?: ArticleImage;
  audio?: boolean;
}

/** One panel of related links: its links, or where they come from. */
export interface RelatedPanel {
  title?: string;
  /** Over which time it was counted, such as `24 hours`. */
  period?: string;
  updated?: string;
  items?: RelatedItem[];
  /** Address of a list, or `similar`. */
  source?: string;
  limit?: number;
}

/** An article as data. Relative addresses are relative to the article's own file, or to the page. */
export interface Article {
  title?: string;
  kicker?: string;
  /** The standfirst. */
  description?: string;
  /** RFC 3339, or a date alone. */
  date?: string;
  updated?: string;
  authors?: (ArticleAuthor | string)[];
  /** The canonical address. */
  url?: string;
  /** Where 'Edit post' leads. */
  edit_url?: string;
  lang?: string;
  dir?: "ltr" | "rtl";
  tags?: string[];
  section?: string;
  image?: ArticleImage;
  audio?: ArticleAudio;
  /** Address of related links, `none`, or the panels themselves. */
  related?: string | RelatedPanel[] | { panels: RelatedPanel[] };
  corrections?: ArticleCorrection[];
  /** The text. */
  body_markdown?: string;
  /** The text, where it is HTML. */
  body_html?: string;
  /** What the relative addresses of the text are relative to, where it is not the page. */
  base?: string;
  /** Names that the widget does not know, kept as they were. */
  extra?: { [name: string]: unknown };
}

/** What was not understood; nothing readable was lost by it. */
export interface ArticleWarning {
  /** Stable: programs may compare it. */
  code: string;
  message: string;
}

export interface ArticleLoadDetail {
  title: string;
  /** Where the article came from, after redirects. */
  url: string;
  lang: string | null;
  words: number;
  /** How long it takes to read, at least 1. */
  minutes: number;
  warnings: ArticleWarning[];
}

export type ArticleErrorCode =
  | "network"
  | "not-found"
  | "unauthorized"
  | "unsupported-format"
  | "malformed"
  | "too-large"
  | "unavailable";

export interface ArticleErrorDetail {
  code: ArticleErrorCode;
  message: string;
  url: string;
}

export interface AudioDetail {
  /** In seconds. */
  currentTime: number;
  /** In seconds; `NaN` where it is not known. */
  duration: number;
  /** A recording, or the browser's own voice. */
  engine: "media" | "speech";
}

export interface AudioProgressDetail {
  percent: 25 | 50 | 75 | 100;
}

export interface AudioErrorDetail {
  /** Stable, such as `network` or `decode`. */
  code: string;
  message: string;
}

export interface RelatedClickDetail {
  title: string;
  url: string;
  /** The title of the panel it stands in. */
  panel: string;
  /** Its place there, from 0. */
  index: number;
}

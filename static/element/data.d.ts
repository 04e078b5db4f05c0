/** An author in the byline. */
export interface ArticleAuthor {
  name: string;
  /** The author's own page. */
  url?: string;
  /** A portrait. */
  image?: string;
}

/** A picture. Give its size, so that the page does not jump when it loads. */
export interface ArticleImage {
  src: string;
  /** Candidates, as in HTML or as a list. */
  srcset?: string | string[];
  sizes?: string;
  /** In CSS pixels. */
  width?: number;
  height?: number;
  /** The alternative text. Empty for a decorative picture. */
  alt?: string;
  caption?: string;
  credit?: string;
}

/** The narration. */
export interface ArticleAudio {
  /** The same recording in one or more encodings, best first. */
  sources: { src: string; type?: string }[];
  /** In seconds, or as `mm:ss`, `h:mm:ss` or `PT2M31S`. */
  duration?: number | string;
  /** Address of the timing file. */
  timings?: string;
  /** Whether the voice is machine-made. */
  ai_generated?: boolean;
  voice?: string;
  /** The date of the recording: RFC 3339, or a date alone. */
  recorded?: string;
  /** The publisher's own notice on machine-made audio. */
  notice?: string;
}

/** A correction of an earlier version of the article. */
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

/** A panel of related links: the links, or the source of the links. */
export interface RelatedPanel {
  title?: string;
  /** The period over which popularity was counted, such as `24 hours`. */
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
  /** The target of the 'Edit post' link. */
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
  /** The text as HTML. */
  body_html?: string;
  /** The base of relative addresses, if it is not the page. */
  base?: string;
  /** Fields that the widget does not know, unchanged. */
  extra?: { [name: string]: unknown };
}

/** Something in the article that was not understood. Its text is still shown. */
export interface ArticleWarning {
  /** The stable code. Programs may compare it. */
  code: string;
  message: string;
}

export interface ArticleLoadDetail {
  title: string;
  /** The address of the article, after redirects. */
  url: string;
  lang: string | null;
  words: number;
  /** The reading time, at least 1. */
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
  /** In seconds. `NaN` if it is not known. */
  duration: number;
  /** `media` is a recording, `speech` the browser's own voice. */
  engine: "media" | "speech";
}

export interface AudioProgressDetail {
  percent: 25 | 50 | 75 | 100;
}

export interface AudioErrorDetail {
  /** The stable code, such as `network` or `decode`. */
  code: string;
  message: string;
}

export interface RelatedClickDetail {
  title: string;
  url: string;
  /** The title of its panel. */
  panel: string;
  /** Its index in the panel, from 0. */
  index: number;
}

//! Dates without a browser: the interface's languages by tables, written as `Intl.DateTimeFormat` writes them (Unicode CLDR
//! 48), so that the prerendered page equals the one that the browser draws.

use super::Locale;
use article::DateTime;

type Months = [&'static str; 12];

const ENGLISH: Months = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
// In the genitive, as dates have it.
const UKRAINIAN: Months = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
];
const ARABIC: Months = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const HEBREW: Months = [
    "ינואר",
    "פברואר",
    "מרץ",
    "אפריל",
    "מאי",
    "יוני",
    "יולי",
    "אוגוסט",
    "ספטמבר",
    "אוקטובר",
    "נובמבר",
    "דצמבר",
];
const GERMAN: Months = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const FRENCH: Months = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const SPANISH: Months = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// The long date.
pub fn day(date: &DateTime, locale: &Locale) -> String {
    let (year, day) = (date.year, date.day);
    let month = |names: &Months| {
        let index = usize::from(date.month).saturating_sub(1);
        names.get(index).copied().unwrap_or_default()
    };
    match locale.strings_lang() {
        "uk" => format!("{day} {} {year} р.", month(&UKRAINIAN)),
        "ar" => format!("{day} {} {year}", month(&ARABIC)),
        "he" => format!("{day} ב{} {year}", month(&HEBREW)),
        "ja" | "zh-Hans" => format!("{year}年{}月{day}日", date.month),
        "de" => format!("{day}. {} {year}", month(&GERMAN)),
        "fr" => format!("{day} {} {year}", month(&FRENCH)),
        "es" => format!("{day} de {} de {year}", month(&SPANISH)),
        _ if is_british(locale) => format!("{day} {} {year}", month(&ENGLISH)),
        _ => format!("{} {day}, {year}", month(&ENGLISH)),
    }
}

/// The short time.
pub fn time_of_day(date: &DateTime, locale: &Locale) -> String {
    let (hour, minute) = date.time.map_or((0, 0), |time| (time.hour, time.minute));
    let half_day = |before_noon, after_noon| {
        let mark = if hour < 12 { before_noon } else { after_noon };
        let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
        format!("{hour}:{minute:02} {mark}")
    };
    match locale.strings_lang() {
        "uk" | "zh-Hans" | "de" | "fr" => format!("{hour:02}:{minute:02}"),
        "he" | "ja" | "es" => format!("{hour}:{minute:02}"),
        "ar" => half_day("ص", "م"),
        _ if is_british(locale) => format!("{hour:02}:{minute:02}"),
        _ => half_day("AM", "PM"),
    }
}

fn is_british(locale: &Locale) -> bool {
    ["en-GB", "en-IE"]
        .iter()
        .any(|tag| locale.tag().eq_ignore_ascii_case(tag))
}

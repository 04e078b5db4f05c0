//! Requests, each with a size limit, a timeout, retries and cancellation.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, Response};
use yew::platform::time::sleep;

use super::error::{ErrorCode, LoadError};
use crate::browser::Timeout;

/// Maximum size of a response in bytes, three times the longest novels.
pub(super) const LIMIT_BYTES: usize = 10 * 1024 * 1024;
/// Maximum time without data from the server, in milliseconds.
const TIMEOUT_MS: u32 = 30_000;
/// The pauses before the second and the third try, in milliseconds.
const BACK_OFF_MS: [u32; 2] = [400, 1600];

/// A promise of a `Response`, and the controller that cancels it.
type Begun = (Promise, AbortController);

/// A request that the loader has begun while the WebAssembly was loading. It is used once.
#[derive(Clone, Debug)]
pub struct Prefetched {
    begun: Rc<RefCell<Option<Begun>>>,
    prepared: bool,
}

impl Prefetched {
    /// Wraps the promise of a `Response`, which `controller` cancels. With `prepared`, the answer is not the file at the
    /// address but its prepared article.
    #[must_use]
    pub fn new(response: Promise, controller: AbortController, prepared: bool) -> Self {
        Self {
            begun: Rc::new(RefCell::new(Some((response, controller)))),
            prepared,
        }
    }

    /// Returns whether the response is a prepared article that was not used yet.
    pub(super) fn is_prepared(&self) -> bool {
        self.prepared && self.begun.try_borrow().is_ok_and(|begun| begun.is_some())
    }

    fn take(&self) -> Option<Begun> {
        self.begun.try_borrow_mut().ok().and_then(|mut held| held.take())
    }
}

impl PartialEq for Prefetched {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.begun, &other.begun)
    }
}

/// Cancels a request.
#[derive(Clone, Debug)]
pub struct Cancel {
    cancelled: Rc<Cell<bool>>,
    controller: Rc<RefCell<Option<AbortController>>>,
}

impl Default for Cancel {
    fn default() -> Self {
        Self {
            cancelled: Rc::new(Cell::new(false)),
            controller: Rc::new(RefCell::new(None)),
        }
    }
}

impl Cancel {
    /// Ends the request. Its answer is dropped.
    pub fn cancel(&self) {
        self.cancelled.set(true);
        if let Some(controller) = self.controller.borrow_mut().take() {
            controller.abort();
        }
    }

    /// Returns whether it was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.get()
    }
}

/// The answer of a server.
pub(super) struct Answer {
    pub bytes: Vec<u8>,
    pub media_type: String,
    /// After redirects.
    pub url: Rc<str>,
}

/// The failure of one try. After a passing failure, another try may succeed.
enum Failure {
    Passing(LoadError),
    Final(LoadError),
}

/// Fetches `url`. `prefetched` is used for the first try.
pub(super) async fn fetch(
    url: &Rc<str>,
    prefetched: Option<&Prefetched>,
    cancel: &Cancel,
) -> Result<Answer, LoadError> {
    let mut pauses = BACK_OFF_MS.into_iter();
    let mut begun = prefetched.and_then(Prefetched::take);
    loop {
        let failure = match attempt(url, begun.take(), cancel).await {
            Ok(answer) => return Ok(answer),
            Err(Failure::Final(error)) => return Err(error),
            Err(Failure::Passing(error)) => error,
        };
        let Some(pause) = pauses.next() else {
            return Err(failure);
        };
        sleep(std::time::Duration::from_millis(pause.into())).await;
    }
}

/// Returns the prefetched response without a new request, or `None`.
pub(super) async fn fetch_once(url: &Rc<str>, prefetched: &Prefetched, cancel: &Cancel) -> Option<Answer> {
    attempt(url, Some(prefetched.take()?), cancel).await.ok()
}

async fn attempt(url: &Rc<str>, begun: Option<Begun>, cancel: &Cancel) -> Result<Answer, Failure> {
    let network = |what: &str| {
        LoadError::new(
            ErrorCode::Network,
            url,
            format!("{url} could not be fetched: {what}"),
        )
    };
    if cancel.is_cancelled() {
        return Err(Failure::Final(network("it was cancelled")));
    }
    let (request, controller) = match begun {
        Some(begun) => begun,
        None => begin(url).ok_or_else(|| Failure::Final(network("this browser cannot fetch")))?,
    };
    *cancel.controller.borrow_mut() = Some(controller.clone());
    let timed_out = Rc::new(Cell::new(false));
    let mut silence = watch(&controller, &timed_out);
    let aborted = abort_promise(&controller);
    let fail = |error: &JsValue| {
        let what = if timed_out.get() {
            "the server was silent for 30 seconds".to_owned()
        } else {
            error_text(error)
        };
        // No retry after a timeout: the reader has waited long already, and has a button.
        if timed_out.get() || cancel.is_cancelled() {
            Failure::Final(network(&what))
        } else {
            Failure::Passing(network(&what))
        }
    };
    let response: Response = JsFuture::from(Promise::race(&js_sys::Array::of2(&request, &aborted)))
        .await
        .map_err(|error| fail(&error))?
        .unchecked_into();
    check_status(&response, url)?;
    let media_type = response
        .headers()
        .get("content-type")
        .ok()
        .flatten()
        .unwrap_or_default();
    // A slow response is no timeout as long as data arrives.
    let mut on_data = || silence = watch(&controller, &timed_out);
    let bytes = read_body(&response, url, &aborted, &mut on_data, fail).await?;
    let answered: String = response.url();
    let url = if answered.is_empty() {
        Rc::clone(url)
    } else {
        answered.into()
    };
    Ok(Answer {
        bytes,
        media_type,
        url,
    })
}

fn begin(url: &str) -> Option<Begun> {
    let controller = AbortController::new().ok()?;
    let init = RequestInit::new();
    init.set_signal(Some(&controller.signal()));
    Some((web_sys::window()?.fetch_with_str_and_init(url, &init), controller))
}

/// Aborts `controller` after [`TIMEOUT_MS`]. Dropping the timeout cancels that.
fn watch(controller: &AbortController, timed_out: &Rc<Cell<bool>>) -> Timeout {
    let (controller, timed_out) = (controller.clone(), Rc::clone(timed_out));
    Timeout::new(TIMEOUT_MS, move || {
        timed_out.set(true);
        controller.abort();
    })
}

/// Returns a promise that is rejected when `controller` aborts, in any state of the request.
fn abort_promise(controller: &AbortController) -> Promise {
    let signal = controller.signal();
    Promise::new(&mut |_, reject| {
        signal.set_onabort(Some(&reject));
    })
}

fn check_status(response: &Response, url: &Rc<str>) -> Result<(), Failure> {
    let status = response.status();
    if response.ok() {
        return Ok(());
    }
    let answered = format!("{url} answered with status {status}");
    Err(match status {
        401..=403 => Failure::Final(LoadError::new(
            ErrorCode::Unauthorized,
            url,
            format!("{answered}: the reader may not read it. Check the sign-in or the key in the address."),
        )),
        404 | 410 => Failure::Final(LoadError::new(
            ErrorCode::NotFound,
            url,
            format!("{answered}: there is nothing there. Check the address in `src`."),
        )),
        408 | 425 | 429 | 500..=599 => Failure::Passing(LoadError::new(
            ErrorCode::Network,
            url,
            format!("{answered}: the server failed."),
        )),
        _ => Failure::Final(LoadError::new(ErrorCode::Network, url, answered)),
    })
}

async fn read_body(
    response: &Response,
    url: &Rc<str>,
    aborted: &Promise,
    on_data: &mut dyn FnMut(),
    fail: impl Fn(&JsValue) -> Failure,
) -> Result<Vec<u8>, Failure> {
    let too_large = || {
        Failure::Final(LoadError::new(
            ErrorCode::TooLarge,
            url,
            format!(
                "{url} is larger than {} MB. Split it, or publish it as several articles.",
                LIMIT_BYTES >> 20
            ),
        ))
    };
    let announced: Option<usize> = response
        .headers()
        .get("content-length")
        .ok()
        .flatten()
        .and_then(|length| length.parse().ok());
    let Some(body) = response.body() else {
        return Ok(Vec::new());
    };
    if announced.is_some_and(|length| length > LIMIT_BYTES) {
        // The result of the cancellation does not matter.
        drop(body.cancel());
        return Err(too_large());
    }
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let step = JsFuture::from(Promise::race(&js_sys::Array::of2(&reader.read(), aborted)))
            .await
            .map_err(|error| fail(&error))?;
        on_data();
        if Reflect::get(&step, &"done".into()).is_ok_and(|done| done.is_truthy()) {
            return Ok(bytes);
        }
        let chunk: Uint8Array = Reflect::get(&step, &"value".into())
            .unwrap_or_default()
            .unchecked_into();
        let read = bytes.len();
        let end = read.saturating_add(chunk.length() as usize);
        if end > LIMIT_BYTES {
            drop(reader.cancel());
            return Err(too_large());
        }
        bytes.resize(end, 0);
        if let Some(room) = bytes.get_mut(read..) {
            chunk.copy_to(room);
        }
    }
}

fn error_text(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(
        || "the connection failed".to_owned(),
        |error| String::from(error.message()),
    )
}

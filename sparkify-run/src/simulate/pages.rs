//! The pages and the odds of going from one to the next, as counted in the real log.

use Page::{
    About, Downgrade, Error, Help, Home, Login, Logout, NextSong, SaveSettings, Settings, SubmitDowngrade,
    SubmitUpgrade, Upgrade,
};

/// What a line of the log is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    About,
    Downgrade,
    Error,
    Help,
    Home,
    Login,
    Logout,
    NextSong,
    SaveSettings,
    Settings,
    SubmitDowngrade,
    SubmitUpgrade,
    Upgrade,
}

impl Page {
    pub(super) fn name(self) -> &'static str {
        match self {
            About => "About",
            Downgrade => "Downgrade",
            Error => "Error",
            Help => "Help",
            Home => "Home",
            Login => "Login",
            Logout => "Logout",
            NextSong => "NextSong",
            SaveSettings => "Save Settings",
            Settings => "Settings",
            SubmitDowngrade => "Submit Downgrade",
            SubmitUpgrade => "Submit Upgrade",
            Upgrade => "Upgrade",
        }
    }

    pub(super) fn method(self) -> &'static str {
        if self == NextSong || self.redirects() { "PUT" } else { "GET" }
    }

    pub(super) fn status(self) -> u32 {
        match self {
            Error => 404,
            page if page.redirects() => 307,
            _ => 200,
        }
    }

    /// Whether it is answered by sending the browser on to another page.
    pub(super) fn redirects(self) -> bool {
        matches!(self, Login | Logout | SaveSettings | SubmitDowngrade | SubmitUpgrade)
    }
}

/// A next page, or the end of the session, and how often it comes.
pub(super) type Odds = (Option<Page>, u32);

/// The odds of the first page of a session.
pub(super) fn first(logged_in: bool) -> &'static [Odds] {
    if logged_in {
        &[(Some(NextSong), 589), (Some(Home), 405), (Some(About), 4), (Some(Help), 2)]
    } else {
        &[(Some(Home), 700), (Some(Login), 300)]
    }
}

/// The odds after a page. Logging in and out and the submits always lead to Home.
pub(super) fn next(page: Page, paid: bool, logged_in: bool) -> &'static [Odds] {
    if !logged_in {
        return match page {
            Home => {
                &[(Some(Login), 357), (None, 386), (Some(Home), 146), (Some(About), 76), (Some(Help), 35)]
            }
            About => &[(None, 500), (Some(Login), 286), (Some(Home), 143), (Some(About), 71)],
            Help => &[(None, 445), (Some(Help), 333), (Some(Login), 222)],
            _ => &[(Some(Home), 1)],
        };
    }
    match (page, paid) {
        (NextSong, false) => &[
            (Some(NextSong), 501),
            (None, 439),
            (Some(Logout), 21),
            (Some(Home), 20),
            (Some(Upgrade), 12),
            (Some(Help), 2),
            (Some(About), 2),
            (Some(Settings), 2),
            (Some(Error), 1),
        ],
        (NextSong, true) => &[
            (Some(NextSong), 923),
            (None, 23),
            (Some(Home), 22),
            (Some(Logout), 10),
            (Some(Downgrade), 8),
            (Some(Settings), 6),
            (Some(Help), 5),
            (Some(About), 2),
            (Some(Error), 1),
        ],
        (Home, false) => &[
            (Some(NextSong), 540),
            (None, 393),
            (Some(Settings), 30),
            (Some(Home), 14),
            (Some(Upgrade), 11),
            (Some(Logout), 9),
            (Some(About), 3),
        ],
        (Home, true) => &[
            (Some(NextSong), 861),
            (None, 66),
            (Some(Settings), 29),
            (Some(Logout), 22),
            (Some(Downgrade), 18),
            (Some(About), 4),
        ],
        (About, _) => &[(None, 460), (Some(About), 180), (Some(NextSong), 180), (Some(Home), 180)],
        (Help, false) => &[(Some(NextSong), 500), (None, 333), (Some(Home), 167)],
        (Help, true) => {
            &[(Some(NextSong), 844), (Some(Downgrade), 62), (Some(Home), 31), (Some(Help), 31), (None, 32)]
        }
        (Error, _) => &[(None, 667), (Some(NextSong), 222), (Some(Home), 111)],
        (Settings, _) => &[
            (Some(NextSong), 536),
            (Some(SaveSettings), 179),
            (Some(Settings), 71),
            (Some(Home), 71),
            (Some(Help), 71),
            (Some(Logout), 54),
            (None, 18),
        ],
        (Upgrade, _) => &[
            (Some(SubmitUpgrade), 381),
            (Some(Home), 238),
            (Some(NextSong), 143),
            (None, 143),
            (Some(Upgrade), 95),
        ],
        (Downgrade, _) => &[
            (Some(NextSong), 583),
            (None, 183),
            (Some(Home), 167),
            (Some(Downgrade), 50),
            (Some(SubmitDowngrade), 17),
        ],
        (SaveSettings, _) => &[(Some(Home), 900), (None, 100)],
        (Login | Logout | SubmitDowngrade | SubmitUpgrade, _) => &[(Some(Home), 1)],
    }
}

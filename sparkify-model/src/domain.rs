//! The types of Sparkify's columns that are more than a number or a text.

use sparkify_schema::{ColumnEnum, ColumnType, Varchar};

/// A user of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnType)]
pub struct UserId(pub i64);

/// A song of the catalog: 18 characters, `SO…`.
#[derive(Debug, Clone, PartialEq, Eq, ColumnType)]
pub struct SongId(pub Varchar<18>);

/// An artist of the catalog: 18 characters, `AR…`.
#[derive(Debug, Clone, PartialEq, Eq, ColumnType)]
pub struct ArtistId(pub Varchar<18>);

/// What a user pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnEnum)]
#[column_enum(bytes = 8)]
pub enum Level {
    /// Nothing.
    #[value("free")]
    Free,
    /// A subscription.
    #[value("paid")]
    Paid,
}

/// A page of the app; an event is a visit to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnEnum)]
#[column_enum(bytes = 32)]
pub enum Page {
    /// A song starts: the only page that makes a song play.
    NextSong,
    /// The start page.
    Home,
    /// Logging in.
    Login,
    /// Logging out.
    Logout,
    /// Creating an account.
    Register,
    /// The account is being created.
    #[value("Submit Registration")]
    SubmitRegistration,
    /// About the app.
    About,
    /// Help.
    Help,
    /// An error was shown.
    Error,
    /// The account's settings.
    Settings,
    /// The settings were changed.
    #[value("Save Settings")]
    SaveSettings,
    /// An offer to subscribe.
    Upgrade,
    /// The user subscribed.
    #[value("Submit Upgrade")]
    SubmitUpgrade,
    /// An offer to end the subscription.
    Downgrade,
    /// The user ended the subscription.
    #[value("Submit Downgrade")]
    SubmitDowngrade,
    /// The account is to be closed.
    Cancel,
    /// The account was closed.
    #[value("Cancellation Confirmation")]
    CancellationConfirmation,
    /// A song went into a playlist.
    #[value("Add to Playlist")]
    AddToPlaylist,
    /// A friend was added.
    #[value("Add Friend")]
    AddFriend,
    /// An advertisement played.
    #[value("Roll Advert")]
    RollAdvert,
    /// The song pleased.
    #[value("Thumbs Up")]
    ThumbsUp,
    /// The song did not please.
    #[value("Thumbs Down")]
    ThumbsDown,
}

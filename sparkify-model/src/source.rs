//! Where the raw JSON lies and how COPY reads it.

use crate::tables::{StagingEvent, StagingSong};
use sparkify_schema::{
    CompressionAnalysis, Copy, CopyOptions, IamRole, Json, Malformed, Region, RowErrors, S3Url, Table,
    json_paths,
};

/// The sources of a load; by default the public bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources {
    /// The folder of the log.
    pub log_data: S3Url,
    /// The jsonpaths document of the log.
    pub log_json_paths: S3Url,
    /// The folder of the catalog.
    pub song_data: S3Url,
    /// The role they are read as.
    pub iam_role: IamRole,
    /// The bucket's region.
    pub region: Option<Region>,
    /// A COPY fails when this many rows could not be loaded; 0 stops at the first.
    pub max_error: u32,
}

impl Sources {
    /// The public bucket, read as the cluster's default role.
    ///
    /// # Errors
    /// Never: the URLs are right.
    pub fn public() -> Result<Self, Malformed> {
        Ok(Self {
            log_data: "s3://udacity-dend/log_data/".parse()?,
            log_json_paths: "s3://udacity-dend/log_json_path.json".parse()?,
            song_data: "s3://udacity-dend/song_data/".parse()?,
            iam_role: IamRole::Default,
            region: Some("us-west-2".parse()?),
            max_error: 0,
        })
    }

    pub(crate) fn copy_events(&self) -> Copy {
        self.copy::<StagingEvent>(&self.log_data, Json::Paths(self.log_json_paths.clone()))
    }

    pub(crate) fn copy_songs(&self) -> Copy {
        self.copy::<StagingSong>(&self.song_data, Json::Auto)
    }

    fn copy<T: Table>(&self, from: &S3Url, json: Json) -> Copy {
        Copy {
            iam_role: self.iam_role.clone(),
            region: self.region.clone(),
            options: CopyOptions {
                row_errors: RowErrors::Most(self.max_error),
                compression_analysis: CompressionAnalysis::Off,
                ..CopyOptions::default()
            },
            ..Copy::json::<T>(from.clone(), json)
        }
    }
}

impl Default for Sources {
    fn default() -> Self {
        Self::public().expect("the public bucket's URLs are well-formed, a test says so")
    }
}

/// The jsonpaths document of the log, made from the struct.
#[must_use]
pub fn log_json_paths() -> String {
    json_paths(&StagingEvent::DEF)
}

#[cfg(test)]
mod tests {
    use super::Sources;

    #[test]
    fn the_public_bucket_is_well_formed() {
        assert!(Sources::public().is_ok());
    }
}

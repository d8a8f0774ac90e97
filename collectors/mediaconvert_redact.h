/*
 * mediaconvert_redact.h - what is taken out of MediaConvert's answers
 *
 * AWS's model marks nothing as sensitive: the clear content key of a stream, the
 * key server's address, presigned inputs, titles of what is not yet released and
 * the customer's own notes come back from every list.  Paths begin at "settings."
 * of a job or template; AT is what stands before.
 */

/* the groups that have DRM; those with static keys; all that write to S3 */
#define DRM_GROUP "hlsGroupSettings|dashIsoGroupSettings|cmafGroupSettings|" \
		  "msSmoothGroupSettings"
#define KEY_GROUP "hlsGroupSettings|cmafGroupSettings"
#define S3_GROUP DRM_GROUP "|fileGroupSettings"

#define GROUPS(at) at "outputGroups[].outputGroupSettings."
#define KEYS(at) GROUPS(at) KEY_GROUP ".encryption."
#define SPEKE(at) GROUPS(at) DRM_GROUP ".encryption.spekeKeyProvider."

/* keys, key servers, and where results go */
#define REDACT_GROUPS(at)						\
	"drop:" KEYS(at) "staticKeyProvider.staticKeyValue "		\
	"url:" KEYS(at) "staticKeyProvider.url "			\
	"drop:" KEYS(at) "constantInitializationVector "		\
	"url:" SPEKE(at) "url "						\
	"hash:" SPEKE(at) "resourceId "					\
	"keys:" GROUPS(at) S3_GROUP ".destinationSettings.s3Settings."	\
	"encryption.kmsEncryptionContext "				\
	"url:" GROUPS(at) S3_GROUP ".destination "

/* an output, and a preset, which is one without a group */
#define REDACT_OUTPUT(at)						\
	"drop:" at "videoDescription.videoPreprocessors."		\
	"partnerWatermarking.nexguardFileMarkerSettings.license "	\
	"url:" at "videoDescription.videoPreprocessors.imageInserter."	\
	"insertableImages[].imageInserterInput "			\
	"url:" at "captionDescriptions[].destinationSettings."		\
	"burninDestinationSettings|dvbSubDestinationSettings."		\
	"fontFileBold|fontFileBoldItalic|fontFileItalic|fontFileRegular "

#define REDACT_WHOLE(at)						\
	"url:" at "availBlanking.availBlankingImage "			\
	"url:" at "colorConversion3DLUTSettings[].fileInput "		\
	"url:" at "motionImageInserter.input "				\
	"url:" at "motionImageInserters[].input "			\
	"drop:" at "esam.manifestConfirmConditionNotification.mccXml "	\
	"drop:" at "esam.signalProcessingNotification.sccXml "		\
	"url:" at "kantarWatermark.kantarServerUrl|logDestination "	\
	"hash:" at "kantarWatermark.metadata3|metadata4|metadata5|"	\
	"metadata6|metadata7|metadata8 "				\
	"url:" at "nielsenNonLinearWatermark.ticServerUrl|"		\
	"adiFilename|metadataDestination "				\
	"hash:" at "timedMetadataInsertion.id3Insertions[].id3 "

/* inputs: MORE is what only those of a job have */
#define REDACT_INPUTS(at)						\
	"url:" at "audioSelectors.*.externalAudioFileInput "		\
	"url:" at "dynamicAudioSelectors.*.externalAudioFileInput "	\
	"url:" at "captionSelectors.*.sourceSettings."			\
	"fileSourceSettings.sourceFile "				\
	"url:" at "imageInserter.insertableImages[].imageInserterInput " \
	"url:" at "videoOverlays[].input.fileInput "			\
	"url:" at "videoOverlays[].input.audioSelectors.*."		\
	"externalAudioFileInput "					\
	"hash:" at "dolbyVisionMetadataXml "

#define REDACT_JOB_INPUTS(at)						\
	"url:" at "fileInput "						\
	"drop:" at "decryptionSettings."				\
	"encryptedDecryptionKey|initializationVector "			\
	"url:" at "supplementalImps[] "					\
	"url:" at "multiViewSettings[].input.fileInput "		\
	"url:" at "videoGenerator.imageInput "				\
	"hash:" at "tamsSettings.sourceId "

#define REDACT_SETTINGS(at)						\
	REDACT_GROUPS(at) REDACT_OUTPUT(at "outputGroups[].outputs[].")	\
	REDACT_WHOLE(at) REDACT_INPUTS(at "inputs[].")

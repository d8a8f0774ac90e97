/*
 * sagemaker_definition.h - what is asked of each kind of monitoring job: rows
 * of sagemaker.c, once a kind; TYPE is "bias-definition", KIND "ModelBias"
 */

	{ .id = "sagemaker." TYPE ".volume-key",
	  .title = "Key that encrypts the volumes",
	  .from = "Describe" KIND "JobDefinition",
	  .path = "JobResources.ClusterConfig.VolumeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent; review: else",
	  .why = "The job reads what the model was asked." },

	{ .id = "sagemaker." TYPE ".output-key",
	  .title = "Key that encrypts the reports",
	  .from = "Describe" KIND "JobDefinition",
	  .path = KIND "JobOutputConfig.KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: else",
	  .why = "Without a key of the customer's, the default of the bucket "
		 "applies." },

	{ .id = "sagemaker." TYPE ".image",
	  .title = "Image that watches",
	  .from = "Describe" KIND "JobDefinition",
	  .path = KIND "AppSpecification.ImageUri",
	  .topic = EX_INVENTORY,
	  .why = "AWS's own image, or one that somebody made." },

	{ .id = "sagemaker." TYPE ".secrets",
	  .title = "Secrets in the environment of the container",
	  .from = "Describe" KIND "JobDefinition",
	  .path = KIND "AppSpecification.Environment", SECRETS },

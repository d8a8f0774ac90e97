"""Fills a moto server through boto3: an account with good and bad settings.

Nothing here knows of Exhibit: it is what a customer's own scripts would do.
"""
import json

import services

ACCOUNT = "123456789012"
REGIONS = ("us-east-1", "eu-west-1")
JOBS = 125      # more than one page of a hundred


def trust(*services, **extra):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": list(services)},
         "Action": "sts:AssumeRole", **extra}]})


def allow(actions, resources="*"):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": actions, "Resource": resources}]})


def key_policy(*more):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Sid": "own", "Effect": "Allow", "Action": "kms:*", "Resource": "*",
         "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}}, *more]})


def keys(client, region):
    """The keys of a region: rotated, not rotated, asymmetric, shared, off."""
    kms = client("kms", region)

    def make(name, **how):
        k = kms.create_key(Description=f"{name} <&> \u00e9", Tags=[
            {"TagKey": "name", "TagValue": name}], **how)["KeyMetadata"]
        kms.create_alias(AliasName=f"alias/{name}", TargetKeyId=k["KeyId"])
        return k

    rotated = make("rotated")
    kms.enable_key_rotation(KeyId=rotated["KeyId"], RotationPeriodInDays=180)
    kms.create_grant(KeyId=rotated["KeyId"], Name="reader",
                     GranteePrincipal=f"arn:aws:iam::{ACCOUNT}:role/transcribe",
                     Operations=["Decrypt"], Constraints={
                         "EncryptionContextSubset": {"case": "17"}})
    still = make("still", Policy=key_policy())
    make("asymmetric", KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")
    shared = make("shared", Policy=key_policy(
        {"Sid": "partner", "Effect": "Allow", "Action": "kms:Decrypt",
         "Principal": {"AWS": "arn:aws:iam::999988887777:root"},
         "Resource": "*"}))
    off = make("off")
    kms.disable_key(KeyId=off["KeyId"])
    doomed = make("doomed")
    kms.schedule_key_deletion(KeyId=doomed["KeyId"], PendingWindowInDays=7)
    return {"rotated": rotated, "still": still, "shared": shared, "off": off,
            "doomed": doomed}


def bucket(s3, region, name, **how):
    if region != "us-east-1":
        how["CreateBucketConfiguration"] = {"LocationConstraint": region}
    s3.create_bucket(Bucket=name, **how)
    return name


def encrypt(s3, name, algorithm, key=None):
    by = {"SSEAlgorithm": algorithm}
    if key:
        by["KMSMasterKeyID"] = key
    s3.put_bucket_encryption(
        Bucket=name, ServerSideEncryptionConfiguration={"Rules": [
            {"ApplyServerSideEncryptionByDefault": by,
             "BucketKeyEnabled": bool(key)}]})


def bucket_policy(name, *statements):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Principal": "*", "Resource": [f"arn:aws:s3:::{name}",
                                        f"arn:aws:s3:::{name}/*"], **s}
        for s in statements]})


TLS_ONLY = {"Sid": "tls", "Effect": "Deny", "Action": "s3:*",
            "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
BLOCK = dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls",
                       "BlockPublicPolicy", "RestrictPublicBuckets"), True)


def buckets(client, all_keys):
    s3, eu = client("s3", "us-east-1"), client("s3", "eu-west-1")
    us_keys, eu_keys = all_keys["us-east-1"], all_keys["eu-west-1"]
    bucket(s3, "us-east-1", "acme-logs")
    encrypt(s3, "acme-logs", "AES256")

    good = bucket(s3, "us-east-1", "acme-transcripts")
    encrypt(s3, good, "aws:kms", us_keys["rotated"]["Arn"])
    s3.put_bucket_policy(Bucket=good, Policy=bucket_policy(good, TLS_ONLY))
    s3.put_public_access_block(Bucket=good,
                               PublicAccessBlockConfiguration=BLOCK)
    s3.put_bucket_versioning(Bucket=good, VersioningConfiguration={
        "Status": "Enabled"})
    s3.put_bucket_acl(Bucket="acme-logs", ACL="log-delivery-write")
    s3.put_bucket_logging(Bucket=good, BucketLoggingStatus={
        "LoggingEnabled": {"TargetBucket": "acme-logs",
                           "TargetPrefix": "transcripts/"}})
    s3.put_bucket_ownership_controls(Bucket=good, OwnershipControls={
        "Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]})
    s3.put_bucket_tagging(Bucket=good, Tagging={"TagSet": [
        {"Key": "data", "Value": "phi & <pii>"}, {"Key": "owner",
                                                  "Value": "Zo\u00eb"}]})
    s3.put_bucket_lifecycle_configuration(
        Bucket=good, LifecycleConfiguration={"Rules": [
            {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "out/"},
             "Expiration": {"Days": 400}},
            {"ID": "parts", "Status": "Enabled", "Filter": {"Prefix": ""},
             "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}]})

    plain = bucket(s3, "us-east-1", "acme-media")
    encrypt(s3, plain, "AES256")
    s3.put_bucket_versioning(Bucket=plain, VersioningConfiguration={
        "Status": "Suspended"})

    public = bucket(s3, "us-east-1", "acme-open")
    s3.delete_bucket_encryption(Bucket=public)
    s3.put_bucket_acl(Bucket=public, ACL="public-read")
    s3.put_bucket_policy(Bucket=public, Policy=bucket_policy(
        public, {"Effect": "Allow", "Action": "s3:GetObject"}))
    s3.put_bucket_website(Bucket=public, WebsiteConfiguration={
        "IndexDocument": {"Suffix": "index.html"}})
    s3.put_bucket_cors(Bucket=public, CORSConfiguration={"CORSRules": [
        {"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]})

    for state in ("off", "doomed"):     # whose key no longer works
        encrypt(s3, bucket(s3, "us-east-1", f"acme-{state}"), "aws:kms",
                us_keys[state]["Arn"])

    locked = bucket(eu, "eu-west-1", "acme-eu-out",
                    ObjectLockEnabledForBucket=True)
    encrypt(eu, locked, "aws:kms", eu_keys["still"]["Arn"])
    eu.put_object_lock_configuration(
        Bucket=locked, ObjectLockConfiguration={
            "ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {
                "Mode": "COMPLIANCE", "Days": 30}}})
    by_alias = bucket(eu, "eu-west-1", "acme-eu-alias")
    encrypt(eu, by_alias, "aws:kms",
            f"arn:aws:kms:eu-west-1:{ACCOUNT}:alias/shared")
    eu.put_bucket_versioning(Bucket=by_alias, VersioningConfiguration={
        "Status": "Enabled"})
    eu.put_bucket_replication(Bucket=by_alias, ReplicationConfiguration={
        "Role": f"arn:aws:iam::{ACCOUNT}:role/replicate",
        "Rules": [{"ID": "all", "Status": "Enabled", "Priority": 1,
                   "Filter": {"Prefix": ""},
                   "DeleteMarkerReplication": {"Status": "Disabled"},
                   "Destination": {"Bucket": f"arn:aws:s3:::{locked}"}}]})
    control = client("s3control", "us-east-1")
    control.put_public_access_block(
        AccountId=ACCOUNT, PublicAccessBlockConfiguration={
            **BLOCK, "BlockPublicPolicy": False})
    control.create_access_point(AccountId=ACCOUNT, Name="analysts",
                                Bucket=good)
    control.put_access_point_policy(
        AccountId=ACCOUNT, Name="analysts", Policy=allow("s3:GetObject"))
    control.create_access_point(AccountId=ACCOUNT, Name="nobody", Bucket=plain)


def identities(client):
    iam = client("iam", "us-east-1")
    local = iam.create_policy(
        PolicyName="read-calls", PolicyDocument=allow("s3:GetObject"),
        Path="/team/")["Policy"]["Arn"]
    for name, document in (
            ("transcribe", trust("transcribe.amazonaws.com", Condition={
                "StringEquals": {"aws:SourceAccount": ACCOUNT}})),
            ("wide", trust("transcribe.amazonaws.com", "ec2.amazonaws.com")),
            ("replicate", trust("s3.amazonaws.com")),
            ("events", trust("events.amazonaws.com"))):
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=document,
                        Description=f"{name} & co", MaxSessionDuration=7200,
                        Tags=[{"Key": "team", "Value": "calls"}])
    iam.put_role_policy(RoleName="transcribe", PolicyName="out",
                        PolicyDocument=allow(
                            "s3:PutObject", "arn:aws:s3:::acme-transcripts/*"))
    iam.put_role_policy(RoleName="wide", PolicyName="all +100%",
                        PolicyDocument=allow("*"))
    iam.attach_role_policy(RoleName="transcribe", PolicyArn=local)
    iam.attach_role_policy(RoleName="replicate", PolicyArn=local)
    for role, policy in (("wide", "AmazonTranscribeFullAccess"),
                         ("replicate", "AmazonS3ReadOnlyAccess")):
        iam.attach_role_policy(RoleName=role,
                               PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
    iam.create_group(GroupName="analysts")
    iam.attach_group_policy(
        GroupName="analysts",
        PolicyArn="arn:aws:iam::aws:policy/AmazonTranscribeReadOnlyAccess")
    for user in ("ann", "bob"):
        iam.create_user(UserName=user, Path="/people/")
        iam.add_user_to_group(GroupName="analysts", UserName=user)
    iam.put_user_policy(UserName="ann", PolicyName="start",
                        PolicyDocument=allow("transcribe:Start*"))


def trails(client, all_keys):
    for region, name in (("us-east-1", "everything"), ("eu-west-1", "local")):
        ct = client("cloudtrail", region)
        extra = {"IsMultiRegionTrail": True, "EnableLogFileValidation": True,
                 "IncludeGlobalServiceEvents": True,
                 "KmsKeyId": all_keys[region]["rotated"]["Arn"]} \
            if name == "everything" else {}
        ct.create_trail(Name=name, S3BucketName="acme-logs", **extra)
        if name == "everything":
            ct.start_logging(Name=name)
            ct.put_event_selectors(TrailName=name, EventSelectors=[
                {"ReadWriteType": "All", "IncludeManagementEvents": True,
                 "DataResources": [{"Type": "AWS::S3::Object",
                                    "Values": ["arn:aws:s3"]}]}])
            ct.put_insight_selectors(TrailName=name, InsightSelectors=[
                {"InsightType": "ApiCallRateInsight"}])


def watching(client, region):
    events = client("events", region)
    events.create_event_bus(Name="calls")
    for bus in ("default", "calls"):
        events.put_rule(Name="failed-jobs", EventBusName=bus, State="ENABLED",
                        EventPattern=json.dumps({
                            "source": ["aws.transcribe"], "detail": {
                                "TranscriptionJobStatus": ["FAILED"]}}))
        events.put_targets(Rule="failed-jobs", EventBusName=bus, Targets=[
            {"Id": "queue", "Arn": f"arn:aws:sqs:{region}:{ACCOUNT}:failed",
             "Input": "{\"secret\": \"of the business\"}"}])
    events.put_rule(Name="daily", ScheduleExpression="rate(1 day)",
                    State="DISABLED")
    watch = client("cloudwatch", region)
    for name, metric in (("errors", "ServerErrors"),
                         ("throttles", "ThrottledCount")):
        watch.put_metric_alarm(
            AlarmName=name, Namespace="AWS/Transcribe", MetricName=metric,
            Statistic="Sum", Period=300, EvaluationPeriods=1, Threshold=0.5,
            ComparisonOperator="GreaterThanThreshold", ActionsEnabled=True,
            AlarmActions=[f"arn:aws:sns:{region}:{ACCOUNT}:oncall"],
            Dimensions=[{"Name": "Operation",
                         "Value": "StartTranscriptionJob"}])
    if region == "us-east-1":
        config = client("config", region)
        config.put_configuration_recorder(ConfigurationRecorder={
            "name": "default", "roleARN":
            f"arn:aws:iam::{ACCOUNT}:role/config",
            "recordingGroup": {"allSupported": True,
                               "includeGlobalResourceTypes": True}})
        config.put_delivery_channel(DeliveryChannel={
            "name": "default", "s3BucketName": "acme-logs",
            "configSnapshotDeliveryProperties": {
                "deliveryFrequency": "Six_Hours"}})
        config.start_configuration_recorder(
            ConfigurationRecorderName="default")


def network(client, region):
    ec2 = client("ec2", region)
    vpc = ec2.create_vpc(CidrBlock="10.7.0.0/16")["Vpc"]["VpcId"]
    net = ec2.create_subnet(VpcId=vpc, CidrBlock="10.7.1.0/24")["Subnet"]
    group = ec2.create_security_group(
        GroupName="endpoint", Description="of the endpoint", VpcId=vpc)
    ec2.authorize_security_group_ingress(
        GroupId=group["GroupId"], IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
             "IpRanges": [{"CidrIp": "10.7.0.0/16", "Description": "own"},
                          {"CidrIp": "0.0.0.0/0"}]}])
    ec2.create_vpc_endpoint(
        VpcId=vpc, VpcEndpointType="Interface", SubnetIds=[net["SubnetId"]],
        ServiceName=f"com.amazonaws.{region}.transcribe",
        SecurityGroupIds=[group["GroupId"]], PrivateDnsEnabled=True,
        PolicyDocument=allow("transcribe:*"))
    ec2.create_vpc_endpoint(
        VpcId=vpc, VpcEndpointType="Gateway",
        ServiceName=f"com.amazonaws.{region}.s3")
    ec2.create_flow_logs(
        ResourceIds=[vpc], ResourceType="VPC", TrafficType="REJECT",
        LogDestinationType="s3", LogDestination="arn:aws:s3:::acme-logs")


MEDIA = ("acme-media", "acme-open", "acme-eu-alias", "acme-off",
         "acme-doomed")


def speech(client, region, region_keys):
    t = client("transcribe", region)
    role = f"arn:aws:iam::{ACCOUNT}:role/"
    out = "acme-transcripts" if region == "us-east-1" else "acme-eu-out"
    for n in range(JOBS if region == "us-east-1" else 7):
        how = {}
        if n % 3 == 0:
            how["OutputBucketName"] = out
        if n % 6 == 0:
            how["OutputEncryptionKMSKeyId"] = region_keys["rotated"]["Arn"]
        if n % 5 == 0:
            how["JobExecutionSettings"] = {
                "AllowDeferredExecution": True,
                "DataAccessRoleArn": role + ("wide" if n % 2 else
                                             "transcribe")}
        if n % 4 == 0:
            how["ContentRedaction"] = {"RedactionType": "PII",
                                       "RedactionOutput": "redacted"}
            how["Tags"] = [{"Key": "data", "Value": "phi"}]
        t.start_transcription_job(
            TranscriptionJobName=f"call-{n:03}", LanguageCode="en-US",
            Media={"MediaFileUri": f"s3://{MEDIA[n % len(MEDIA)]}/{n}.wav"},
            **how)
    for n in range(5):
        t.start_medical_transcription_job(
            MedicalTranscriptionJobName=f"visit-{n}", LanguageCode="en-US",
            Media={"MediaFileUri": f"s3://acme-media/visit/{n}.wav"},
            OutputBucketName=out, Specialty="PRIMARYCARE",
            Type="CONVERSATION")
    for n in range(3):
        t.create_vocabulary(
            VocabularyName=f"names-{n}", LanguageCode="en-US",
            Phrases=["Zo\u00eb", "Exhibit"])
        t.create_medical_vocabulary(
            VocabularyName=f"drugs-{n}", LanguageCode="en-US",
            VocabularyFileUri=f"s3://acme-open/drugs-{n}.txt")


def texts(client, region, region_keys):
    c = client("comprehend", region)
    out = "acme-transcripts" if region == "us-east-1" else "acme-eu-out"
    role = f"arn:aws:iam::{ACCOUNT}:role/transcribe"
    job = {"InputDataConfig": {"S3Uri": "s3://acme-media/texts/"},
           "OutputDataConfig": {"S3Uri": f"s3://{out}/found/",
                                "KmsKeyId": region_keys["rotated"]["Arn"]},
           "DataAccessRoleArn": role}
    started = [
        c.start_pii_entities_detection_job(
            JobName="redact", Mode="ONLY_REDACTION", LanguageCode="en",
            RedactionConfig={"PiiEntityTypes": ["ALL"], "MaskMode": "MASK"},
            **job),
        c.start_key_phrases_detection_job(
            JobName="ask jane.roe@example.com", LanguageCode="en", **job),
        *(c.start_sentiment_detection_job(
            JobName=f"mood-{n}", LanguageCode="en", **job)
          for n in range(3))]
    for one in started:
        c.tag_resource(ResourceArn=one["JobArn"],
                       Tags=[{"Key": "data", "Value": "phi"}])


def organization(client):
    org = client("organizations", "us-east-1")
    org.create_organization(FeatureSet="ALL")
    root = org.list_roots()["Roots"][0]["Id"]
    org.create_organizational_unit(ParentId=root, Name="calls")
    for n in range(3):
        org.create_account(AccountName=f"team-{n}",
                           Email=f"team-{n}@example.com")
    org.enable_policy_type(RootId=root,
                           PolicyType="AISERVICES_OPT_OUT_POLICY")
    policy = org.create_policy(
        Name="opt-out", Description="all", Type="AISERVICES_OPT_OUT_POLICY",
        Content=json.dumps({"services": {"default": {"opt_out_policy": {
            "@@assign": "optOut"}}}}))["Policy"]["PolicySummary"]["Id"]
    org.attach_policy(PolicyId=policy, TargetId=root)


def fill(client):
    """client(service, region) gives a boto3 client of the server."""
    all_keys = {region: keys(client, region) for region in REGIONS}
    identities(client)
    buckets(client, all_keys)
    trails(client, all_keys)
    organization(client)
    for region in REGIONS:
        network(client, region)
        watching(client, region)
        speech(client, region, all_keys[region])
        texts(client, region, all_keys[region])
    for more in services.all_of_them():
        for region in REGIONS:
            more.fill(client, region, all_keys[region])

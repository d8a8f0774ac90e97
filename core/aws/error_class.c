/* error_class.c - codes that any service may answer with; README.md */
#include "aws/error_class.h"

#include <stddef.h>

static const struct {
	enum error_class class;
	const char *codes;
} classes[] = {
	{ CLASS_REDIRECT,
	  "PermanentRedirect TemporaryRedirect Redirect "
	  "AuthorizationHeaderMalformed IllegalLocationConstraintException" },
	{ CLASS_CLOCK, "RequestTimeTooSkewed RequestInTheFuture" },
	{ CLASS_SIGNATURE,
	  "SignatureDoesNotMatch InvalidSignatureException InvalidSignature "
	  "AuthFailure" },
	{ CLASS_EXPIRED,
	  "ExpiredToken ExpiredTokenException TokenRefreshRequired "
	  "RequestExpired InvalidToken" },
	{ CLASS_THROTTLE,
	  "Throttling ThrottlingException ThrottledException "
	  "RequestThrottledException RequestThrottled TooManyRequestsException "
	  "ProvisionedThroughputExceededException "
	  "TransactionInProgressException RequestLimitExceeded "
	  "BandwidthLimitExceeded SlowDown PriorRequestNotComplete "
	  "EC2ThrottledException TooManyRequests" },
	{ CLASS_LIMIT, "LimitExceededException" },
	{ CLASS_TRANSIENT,
	  "RequestTimeout RequestTimeoutException InternalFailure "
	  "InternalFailureException InternalError InternalServerError "
	  "InternalServerErrorException InternalServerException "
	  "InternalServiceError InternalServiceException InternalException "
	  "ServiceException ServiceFailure ServiceUnavailable "
	  "ServiceUnavailableException Unavailable KMSInternalException "
	  "DependencyTimeoutException IDPCommunicationError BadDigest "
	  "OperationAborted" },
	{ CLASS_TOKEN,
	  "InvalidNextToken InvalidNextTokenException InvalidPaginationToken "
	  "InvalidPaginationTokenException InvalidMarker "
	  "InvalidMarkerException ExpiredIterator ExpiredNextToken "
	  "ExpiredNextTokenException InvalidPageTokenException" },
	{ CLASS_DENIED,
	  "AccessDenied AccessDeniedException UnauthorizedOperation "
	  "Client.UnauthorizedOperation AuthorizationError "
	  "AuthorizationErrorException AllAccessDisabled ForbiddenException "
	  "NotAuthorizedException AccountProblem" },
	{ CLASS_CREDENTIAL,
	  "InvalidClientTokenId UnrecognizedClientException "
	  "InvalidAccessKeyId" },
	{ CLASS_UNSUPPORTED,
	  "OptInRequired RegionDisabledException SubscriptionRequiredException "
	  "NotSignedUp InvalidAction UnknownOperationException "
	  "UnknownOperation" },
};

enum error_class
error_class(struct text code)
{
	if (code.len == 0)
		return CLASS_NONE;
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
		struct text rest = text_of(classes[i].codes);

		for (;;) {
			struct text word = text_word(&rest);

			if (word.len == 0)
				break;
			if (text_equal(word, code))
				return classes[i].class;
		}
	}
	return CLASS_NONE;
}

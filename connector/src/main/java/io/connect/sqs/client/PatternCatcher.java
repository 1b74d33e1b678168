package io.connect.sqs.client;

import java.util.Optional;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Keeps the pattern of the first call that a generated client makes. A call that is not signed with AWS Signature Version 4
 * gives no pattern. Thread-safe.
 */
final class PatternCatcher implements ExecutionInterceptor {

    private volatile CallPattern caught;

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (caught != null) {
            return;
        }
        SelectedAuthScheme<?> scheme = attributes.getAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME);
        if (scheme != null && scheme.signer() instanceof AwsV4HttpSigner signer) {
            caught = CallPattern.of(context.httpRequest(), signer, scheme.authSchemeOption());
        }
    }

    Optional<CallPattern> caught() {
        return Optional.ofNullable(caught);
    }
}

package io.connect.sqs.client;

import java.util.Optional;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Creates a {@link CallTemplate} from the first call that a generated client makes. A call that is not signed with AWS
 * Signature Version 4 is ignored. Thread-safe.
 */
final class TemplateInterceptor implements ExecutionInterceptor {

    private volatile CallTemplate template;

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (template != null) {
            return;
        }
        SelectedAuthScheme<?> scheme = attributes.getAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME);
        if (scheme != null && scheme.signer() instanceof AwsV4HttpSigner signer) {
            template = CallTemplate.of(context.httpRequest(), signer, scheme.authSchemeOption());
        }
    }

    Optional<CallTemplate> template() {
        return Optional.ofNullable(template);
    }
}

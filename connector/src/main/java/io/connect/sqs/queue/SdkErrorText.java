package io.connect.sqs.queue;

import io.connect.sqs.config.AwsKeys;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Extracts the reason from the SDK's exception for a call that it could not make, without the SDK's internal details. */
final class SdkErrorText {

    private static final String CHAIN = "Unable to load credentials from any of the providers in the chain";

    /** Phrases in the messages of credentials providers that are not configured. Reasons without these phrases are reported. */
    private static final List<String> NOT_SET_UP = List.of(
            "Unable to load credentials from system settings",
            "must be set",
            "contained no credentials for profile",
            "neither AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "IMDS credentials have been disabled",
            "Failed to load credentials from IMDS");

    private static final String NONE_FOUND = "no AWS credentials were found; set " + AwsKeys.ACCESS_KEY_ID + " and "
            + AwsKeys.SECRET_ACCESS_KEY + ", or " + AwsKeys.CREDENTIALS_PROFILE
            + ", or give the worker its own by environment, container or instance role";

    private SdkErrorText() {}

    static String of(SdkClientException thrown) {
        String words = String.valueOf(thrown.getMessage());
        if (!words.startsWith(CHAIN)) {
            return unknownHost(thrown)
                    .orElseGet(() -> firstLine(words))
                    .replaceFirst(": ProfileFile\\(.*", " in the worker's AWS configuration files");
        }
        String reasons = Arrays.stream(words.substring(words.indexOf(" : ") + 1).split(", (?=\\w+Provider\\()"))
                .filter(reason -> NOT_SET_UP.stream().noneMatch(reason::contains))
                .map(reason -> reason.replaceAll("^[: \\[]*|[] ]*$", ""))
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? NONE_FOUND : NONE_FOUND + ". Tried in vain: " + reasons;
    }

    /** The SDK's own text names neither the host nor the reason. */
    private static Optional<String> unknownHost(SdkClientException thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root instanceof UnknownHostException
                ? Optional.of("the name of the host cannot be looked up: " + root.getMessage())
                : Optional.empty();
    }

    /** Some texts continue with paragraphs of advice, which would fill the log in an outage. */
    private static String firstLine(String words) {
        return words.lines().findFirst().orElse("");
    }
}

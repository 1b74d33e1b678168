package io.connect.sqs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;

/** Tests the errors that the SDK itself throws. Their texts may change with the SDK's version. */
class SdkErrorTextTest {

    private static final String ONE_SENTENCE =
            "no AWS credentials were found; set aws.access.key.id and aws.secret.access.key,"
                    + " or aws.credentials.profile, or give the worker its own by environment, container or instance role";

    private final ProfileFile noProfiles = ProfileFile.builder()
            .content(new ByteArrayInputStream(new byte[0]))
            .type(ProfileFile.Type.CONFIGURATION)
            .build();

    @Test
    void missingCredentialsAreOneSentence() {
        AwsCredentialsProviderChain chain = AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                WebIdentityTokenFileCredentialsProvider.create(),
                profile("default"));

        assertThat(words(chain)).isEqualTo(ONE_SENTENCE);
    }

    @Test
    void aProviderThatWasSetUpAndFailedIsTold() {
        AwsCredentialsProvider broken = new BrokenProvider();

        assertThat(words(AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create(), broken)))
                .startsWith(ONE_SENTENCE)
                .endsWith(". Tried in vain: BrokenProvider(): The SSO session has expired");
    }

    @Test
    void aProfileWithoutCredentialsIsNamedWithoutTheFile() {
        assertThat(words(profile("orders")))
                .contains("'orders'")
                .endsWith("in the worker's AWS configuration files")
                .doesNotContain("ProfileFile(");
    }

    @Test
    void otherWordsStayAsTheyAre() {
        assertThat(SdkErrorText.of(SdkClientException.create("Connection refused")))
                .isEqualTo("Connection refused");
    }

    @Test
    void onlyTheFirstLineOfAdviceIsTold() {
        assertThat(SdkErrorText.of(SdkClientException.create("Acquire operation took long.\nConsider this:\nor that.")))
                .isEqualTo("Acquire operation took long.");
    }

    private ProfileCredentialsProvider profile(String name) {
        return ProfileCredentialsProvider.builder()
                .profileName(name)
                .profileFile(noProfiles)
                .build();
    }

    private static String words(AwsCredentialsProvider provider) {
        try {
            provider.resolveCredentials();
            throw new AssertionError("this machine has credentials where the test expects none");
        } catch (SdkClientException e) {
            return SdkErrorText.of(e);
        }
    }

    private static final class BrokenProvider implements AwsCredentialsProvider {
        @Override
        public AwsCredentials resolveCredentials() {
            throw SdkClientException.create("The SSO session has expired");
        }

        @Override
        public String toString() {
            return "BrokenProvider()";
        }
    }
}

package io.connect.sqsserver.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueSettingsTest {

    @Test
    void takesAnAttributeBackToWhereItBegan() {
        QueueSettings settings = QueueSettings.of(false, Map.of("VisibilityTimeout", "7", "Policy", "{}"));
        QueueSettings changed = settings.with(Map.of("VisibilityTimeout", "", "Policy", ""));

        assertThat(changed.visibilityMillis()).isEqualTo(30_000);
        assertThat(changed.policy()).isNull();
        assertThat(settings.visibilityMillis()).isEqualTo(7_000);
    }

    @Test
    void namesTheAttributeThatDiffers() {
        QueueSettings settings = QueueSettings.of(true, Map.of("ContentBasedDeduplication", "True"));

        assertThat(settings.differsFrom(Map.of("ContentBasedDeduplication", "true")))
                .isEmpty();
        assertThat(settings.differsFrom(Map.of("ContentBasedDeduplication", "false")))
                .contains("ContentBasedDeduplication");
        assertThat(settings.differsFrom(Map.of("DelaySeconds", "0"))).isEmpty();
        assertThat(settings.differsFrom(Map.of("DelaySeconds", "+00"))).isEmpty();
        assertThat(settings.with(Map.of("DelaySeconds", "05")).all()).containsEntry("DelaySeconds", "5");
    }

    /** Texts recorded from AWS. */
    @Test
    void refusesInTheWordsOfAws() {
        assertThatThrownBy(() -> QueueSettings.of(false, Map.of("FifoQueue", "false")))
                .hasMessage("Unknown Attribute FifoQueue.");
        assertThatThrownBy(() -> QueueSettings.of(false, Map.of("DeduplicationScope", "queue")))
                .hasMessage("You can specify the DeduplicationScope only when FifoQueue is set to true.");
        assertThatThrownBy(() -> QueueSettings.of(true, Map.of()).with(Map.of("FifoQueue", "false")))
                .hasMessage(
                        "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.");
    }

    @Test
    void readsPolicies() {
        RedrivePolicy policy = RedrivePolicy.of("{\"maxReceiveCount\":\"3\",\"deadLetterTargetArn\":\"arn\"}");
        assertThat(policy).isEqualTo(new RedrivePolicy("arn", 3));
        assertThat(policy.text()).isEqualTo("{\"deadLetterTargetArn\":\"arn\",\"maxReceiveCount\":3}");

        RedriveAllowPolicy byQueue =
                RedriveAllowPolicy.of("{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"a\"]}");
        assertThat(byQueue.allows("a")).isTrue();
        assertThat(byQueue.allows("b")).isFalse();
        assertThatThrownBy(() -> RedriveAllowPolicy.of("{\"redrivePermission\":\"byQueue\"}"))
                .hasMessageContaining("1 to 10");
    }
}

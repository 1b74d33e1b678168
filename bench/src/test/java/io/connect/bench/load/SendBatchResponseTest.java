package io.connect.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.load.SendBatchResponse.Accepted;
import io.connect.bench.load.SendBatchResponse.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SendBatchResponseTest {

    @Test
    void putsTheOutcomesInTheOrderOfTheCallWhateverTheOrderOfTheAnswer() throws IOException {
        SendBatchResponse response = parse("""
                {"Failed":[{"Id":"1","SenderFault":true,"Code":"InvalidMessageContents","Message":"no"}],
                 "Successful":[{"Id":"2","MessageId":"m2","MD5OfMessageBody":"x"},
                               {"Id":"0","MessageId":"m0","SequenceNumber":"18849496460467696128"}]}""", 3);

        assertThat(response.entries())
                .containsExactly(
                        new Accepted("m0", "18849496460467696128"),
                        new Rejected("InvalidMessageContents", "no"),
                        new Accepted("m2", null));
        assertThat(response.accepted()).isEqualTo(2);
    }

    @Test
    void takesAnAnswerWithoutFailures() throws IOException {
        assertThat(parse("{\"Successful\":[{\"Id\":\"0\",\"MessageId\":\"m\"}]}", 1)
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void refusesAnAnswerThatIsSilentAboutAnEntry() {
        assertThatThrownBy(() -> parse("{\"Successful\":[{\"Id\":\"0\",\"MessageId\":\"m\"}]}", 2))
                .isInstanceOf(IOException.class)
                .hasMessage("SQS's answer says nothing of entry 1 of 2");
    }

    @Test
    void refusesAnAnswerThatNamesAnEntryTheCallDidNotHave() {
        assertThatThrownBy(() -> parse("{\"Successful\":[{\"Id\":\"5\",\"MessageId\":\"m\"}]}", 2))
                .isInstanceOf(IOException.class)
                .hasMessage("SQS's answer names entry '5'; the call had entries 0 to 1");
    }

    @Test
    void refusesAnAnswerThatNamesAnEntryTwice() {
        assertThatThrownBy(() -> parse("{\"Successful\":[{\"Id\":\"0\"}],\"Failed\":[{\"Id\":\"0\"}]}", 1))
                .isInstanceOf(IOException.class)
                .hasMessage("SQS's answer names entry 0 twice");
    }

    @Test
    void refusesAnAnswerThatIsNotJson() {
        assertThatThrownBy(() -> parse("<html>Bad gateway</html>", 1)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAnAnswerThatIsNotAnObject() {
        assertThatThrownBy(() -> parse("[]", 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("begins with START_ARRAY");
    }

    private static SendBatchResponse parse(String answer, int expected) throws IOException {
        return SendBatchResponse.parse(answer.getBytes(StandardCharsets.UTF_8), expected);
    }
}

package io.connect.sqs.converter.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.client.S3Access;
import io.connect.sqs.converter.Messages;
import io.connect.sqs.converter.service.ServiceUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectReaderTest {

    private static final int LIMIT = 1 << 20;
    private static final ObjectLocation LOCATION =
            new ObjectLocation("the-bucket", "the/key", Optional.empty(), Optional.empty());

    private final ScriptedHttp s3 = new ScriptedHttp();
    private final ByteBudget budget = new ByteBudget(LIMIT);
    private S3Access access;
    private ObjectReader reader;

    @BeforeEach
    void connect() {
        access = S3Access.of(Messages.config(
                "aws.region", "us-east-1",
                "aws.access.key.id", "AKIDEXAMPLE",
                "aws.secret.access.key", "the-secret",
                "aws.endpoint.override", s3.address().toString()));
        reader = new ObjectReader(access.client(), LIMIT);
    }

    @AfterEach
    void close() {
        access.close();
        s3.close();
    }

    @Test
    void readsAnObject() {
        byte[] object = random(300_000);
        s3.answer(200, "ETag: \"e1\"", object, object.length);

        assertThat(read(LOCATION)).isEqualTo(object);
        assertThat(s3.requests().get(0).path()).startsWith("/the-bucket/the/key");
    }

    @ParameterizedTest
    @CsvSource({
        "503, SlowDown",
        "500, InternalError",
        "429, TooManyRequests",
        "403, ExpiredToken",
        "403, ''",
        "407, ''",
        "404, ''",
        "400, ''",
        "413, ''",
        "302, ''",
        "301, PermanentRedirect",
        "400, AuthorizationHeaderMalformed",
        "400, KMS.DisabledException",
        "400, KMS.KMSInvalidStateException",
        "400, ThrottlingException",
        "403, AccountProblem",
        "403, AllAccessDisabled",
        "403, NotSignedUp",
        "409, OperationAborted",
    })
    void aFailureOfS3OrOfSomethingInFrontOfItIsNoneOfTheMessage(int status, String code) {
        byte[] answer = (code.isEmpty() ? "<html>no such page</html>" : "<Error><Code>" + code + "</Code></Error>")
                .getBytes(StandardCharsets.UTF_8);
        s3.answer(status, "", answer, answer.length);

        assertThatThrownBy(() -> read(LOCATION)).isInstanceOf(ServiceUnavailableException.class);
    }

    /** The answer resembles a login page or a maintenance page. */
    @Test
    void aPageInThePlaceOfAnObjectIsNone() {
        s3.answer(200, "<html>back at noon</html>");

        assertThatThrownBy(() -> read(LOCATION))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("entity tag");
    }

    @ParameterizedTest
    @CsvSource({
        "404, NoSuchKey",
        "404, NoSuchBucket",
        "404, NoSuchVersion",
        "403, AccessDenied",
        "403, InvalidObjectState",
        "405, MethodNotAllowed",
        "400, InvalidArgument",
        "400, InvalidRequest",
        "400, KeyTooLongError",
        "416, InvalidRange",
    })
    void aBadObjectFailsItsMessage(int status, String code) {
        byte[] answer = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
        s3.answer(status, "", answer, answer.length);

        assertThatThrownBy(() -> read(LOCATION)).isInstanceOf(DataException.class);
    }

    @Test
    void goesOnWhereTheConnectionBrokeAndDemandsTheSameObject() {
        byte[] object = random(300_000);
        s3.answer(200, "ETag: \"e1\"", object, 100_000);
        byte[] rest = Arrays.copyOfRange(object, 100_000, object.length);
        s3.answer(206, "ETag: \"e1\"\nContent-Range: bytes 100000-299999/300000", rest, rest.length);

        assertThat(read(LOCATION)).isEqualTo(object);
        assertThat(s3.requests().get(1).headers().getFirst("Range")).isEqualTo("bytes=100000-");
        assertThat(s3.requests().get(1).headers().getFirst("If-Match")).isEqualTo("\"e1\"");
    }

    @Test
    void isTriedAgainFromTheStartWhenTheObjectChangedMeanwhile() {
        byte[] object = random(300_000);
        s3.answer(200, "ETag: \"e1\"", object, 100_000);
        s3.answer(412, error("PreconditionFailed"));

        assertThatThrownBy(() -> read(LOCATION))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("changed while it was read")
                .hasMessageContaining("the-bucket");
    }

    @Test
    void givesUpOnAConnectionThatBreaksEveryTime() {
        byte[] object = random(300_000);
        s3.answer(200, "ETag: \"e1\"", object, 1000);

        assertThatThrownBy(() -> read(LOCATION))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("broken off");
    }

    @Test
    void failsForGoodWhenTheReferencePinsAnotherObject() {
        s3.answer(412, error("PreconditionFailed"));

        assertThatThrownBy(() -> read(new ObjectLocation("b", "k", Optional.of("v7"), Optional.of("\"mine\""))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("mine");
        assertThat(s3.requests().get(0).path()).contains("versionId=v7");
        assertThat(s3.requests().get(0).headers().getFirst("If-Match")).isEqualTo("\"mine\"");
    }

    @Test
    void failsForGoodWhenTheObjectIsMissingOrDenied() {
        s3.answer(404, error("NoSuchKey"));
        assertThatThrownBy(() -> read(LOCATION))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("does not exist")
                .hasMessageContaining("bucket 'the-bucket', key 'the/key'");

        s3.clear();
        s3.answer(403, error("AccessDenied"));
        assertThatThrownBy(() -> read(LOCATION))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("denied")
                .hasMessageContaining("bucket 'the-bucket', key 'the/key'");
    }

    @Test
    void isTriedAgainWhenTheFaultIsNotTheMessages() {
        for (String code : new String[] {"ExpiredToken", "SignatureDoesNotMatch", "InvalidAccessKeyId"}) {
            s3.clear();
            s3.answer(403, error(code));
            assertThatThrownBy(() -> read(LOCATION))
                    .as(code)
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining(code)
                    .hasMessageNotContaining("the-secret");
        }
        s3.clear();
        s3.answer(503, error("SlowDown"));
        assertThatThrownBy(() -> read(LOCATION)).isInstanceOf(RetriableException.class);
        s3.close();
        assertThatThrownBy(() -> read(LOCATION)).isInstanceOf(RetriableException.class);
    }

    @Test
    void refusesAnObjectOverTheLimitWithoutReadingIt() {
        byte[] object = new byte[LIMIT + 1];
        s3.answer(200, "ETag: \"e1\"", object, 1);

        assertThatThrownBy(() -> read(LOCATION))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("claim.check.max.bytes=" + LIMIT);
    }

    @Test
    void readsAnEmptyObject() {
        s3.answer(200, "ETag: \"e1\"\nContent-Length: 0", new byte[0], 0);

        assertThat(read(LOCATION)).isEmpty();
    }

    private byte[] read(ObjectLocation location) {
        try (ByteBudget.Share share = budget.open(1)) {
            return reader.read(location, share);
        }
    }

    private static String error(String code) {
        return "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>said so</Message></Error>";
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}

package io.connect.sqs.converter.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

class ObjectReferenceTest {

    @Test
    void readsS3Addresses() {
        assertThat(ObjectReference.parse(" s3://my-bucket/a/b c+d%20?.json\n"))
                .contains(location("my-bucket", "a/b c+d%20?.json"));
        assertThat(ObjectReference.parse("s3://b-1/k?versionId=v%2F1&etag=abc"))
                .contains(new ObjectLocation("b-1", "k", Optional.of("v/1"), Optional.of("abc")));
        assertThat(ObjectReference.parse("s3://b-1/k?other=1")).contains(location("b-1", "k?other=1"));
    }

    @Test
    void readsHttpsAddressesOfS3() {
        for (String address : List.of(
                "https://my.bucket.s3.amazonaws.com/a/b%20c",
                "https://my.bucket.s3.eu-west-1.amazonaws.com/a/b%20c",
                "https://my.bucket.s3-eu-west-1.amazonaws.com/a/b%20c",
                "https://my.bucket.s3.dualstack.us-east-1.amazonaws.com/a/b%20c",
                "https://my.bucket.s3.cn-north-1.amazonaws.com.cn/a/b%20c",
                "https://s3.amazonaws.com/my.bucket/a/b%20c",
                "https://s3.eu-west-1.amazonaws.com/my.bucket/a/b%20c")) {
            assertThat(ObjectReference.parse(address)).as(address).contains(location("my.bucket", "a/b c"));
        }
        assertThat(ObjectReference.parse("https://bkt.s3.amazonaws.com/k?versionId=7"))
                .hasValueSatisfying(found -> assertThat(found.versionId()).contains("7"));
    }

    static Stream<Region> regions() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion());
    }

    @ParameterizedTest
    @MethodSource("regions")
    void readsHttpsAddressesOfEveryPartition(Region region) {
        // The SDK knows no FIPS endpoint in China.
        for (boolean fips : region.id().startsWith("cn-") ? List.of(false) : List.of(false, true)) {
            for (boolean dualStack : List.of(false, true)) {
                URI endpoint = S3EndpointProvider.defaultProvider()
                        .resolveEndpoint(params -> params.region(region)
                                .useFips(fips)
                                .useDualStack(dualStack)
                                .bucket("bucket-1"))
                        .join()
                        .endpointUrl()
                        .toUri();

                assertThat(ObjectReference.parse(endpoint + "/a/b%20c"))
                        .as(endpoint.toString())
                        .contains(location("bucket-1", "a/b c"));
            }
        }
    }

    @Test
    void leavesEverythingElseAlone() {
        for (String text : List.of(
                "",
                "s3://",
                "s3://bucket",
                "s3://bucket/",
                "s3:///key",
                "s3://b/k",
                "s3://bad bucket/key",
                "S3://bucket/key",
                "see s3://bucket/key",
                "http://bucket.s3.amazonaws.com/key",
                "https://example.com/bucket/key",
                "https://bucket.s3.amazonaws.com.evil.example/key",
                "https://bucket.s3.amazonaws.com/",
                "https://s3.amazonaws.com/bucket",
                "https://bucket.s3.amazonaws.com/key?X-Amz-Signature=abc",
                "https://bucket.s3.amazonaws.com:8443/key",
                "https://bucket.s3.amazonaws.com/key#part",
                "https://[bad")) {
            assertThat(ObjectReference.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void readsPointersOfTheExtendedClientOldAndNew() {
        for (String name : List.of(
                "software.amazon.payloadoffloading.PayloadS3Pointer",
                "com.amazon.sqs.javamessaging.MessageS3Pointer")) {
            assertThat(ExtendedClientPointer.parse(
                            " [ \"" + name + "\",{\"s3BucketName\":\"b\",\"extra\":{},\"s3Key\":\"k/1\"}]"))
                    .contains(location("b", "k/1"));
        }
    }

    @Test
    void readsPointersInEveryFormThatIsKnown() {
        String object = "{\"s3BucketName\":\"b\",\"s3Key\":\"k/1\"}";
        for (String body : List.of(
                object,
                " \n" + object + "\n",
                "\uFEFF" + object,
                "{\"S3BucketName\":\"b\",\"S3Key\":\"k/1\"}",
                "[\"other.Class\"," + object + "]",
                "[{\"@type\":\"x\"}," + object + "]",
                "\uFEFF[\"software.amazon.payloadoffloading.PayloadS3Pointer\"," + object + "]",
                "\"[\\\"software.amazon.payloadoffloading.PayloadS3Pointer\\\"," + object.replace("\"", "\\\"") + "]\"",
                "\"" + object.replace("\"", "\\\"") + "\"",
                "{\"S3Payload\":{\"Id\":\"1\",\"Bucket\":\"b\",\"Key\":\"k/1\",\"Location\":\"https://b/k\"}}")) {
            assertThat(ExtendedClientPointer.parse(body)).as(body).contains(location("b", "k/1"));
            assertThat(ExtendedClientPointer.parseMarked(body)).as(body).contains(location("b", "k/1"));
        }
    }

    @Test
    void takesAnObjectWithOtherFieldsForAPointerWhereAnAttributeSaysSo() {
        for (String body : List.of(
                "{\"s3BucketName\":\"b\",\"s3Key\":\"k/1\",\"size\":5}",
                "{\"S3Payload\":{\"Bucket\":\"b\",\"Key\":\"k/1\"},\"trace\":\"t\"}")) {
            assertThat(ExtendedClientPointer.parse(body)).as(body).isEmpty();
            assertThat(ExtendedClientPointer.parseMarked(body)).as(body).contains(location("b", "k/1"));
        }
    }

    @Test
    void readsThePointerInAnAttribute() {
        assertThat(PointerAttributes.location("(my-bucket)a/(b)c")).isEqualTo(location("my-bucket", "a/(b)c"));
        for (String value : List.of("", "k", "()k", "(b)")) {
            assertThatThrownBy(() -> PointerAttributes.location(value))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("S3MessageBodyKey");
        }
    }

    @Test
    void refusesPointersThatPointNowhere() {
        String name = "[\"software.amazon.payloadoffloading.PayloadS3Pointer\"";
        for (String rest : List.of("", ",", ",{}]", ",{\"s3BucketName\":\"b\"}]", ",{\"s3Key\":null}]", ",[]]", "]")) {
            assertThatThrownBy(() -> ExtendedClientPointer.parse(name + rest))
                    .as(rest)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Extended Client");
        }
    }

    @Test
    void takesNoOtherBodyForAPointer() {
        for (String body : List.of(
                "",
                "[",
                "[1]",
                "[\"other.Class\",{\"s3Key\":\"k\"}]",
                "{}",
                "{\"s3BucketName\":\"b\"}",
                "{\"s3BucketName\":\"b\",\"s3Key\":5}",
                "{\"s3BucketName\":\"b\",\"s3Key\":\"k\"}{}",
                "{\"a\":{\"s3BucketName\":\"b\",\"s3Key\":\"k\"}}",
                "[\"a\",\"b\",{\"s3BucketName\":\"b\",\"s3Key\":\"k\"}]",
                "the s3BucketName of S3Payload")) {
            assertThat(ExtendedClientPointer.parse(body)).as(body).isEmpty();
        }
    }

    /** A sender could keep all threads of the converter busy with bodies of a mebibyte. */
    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aHostOfAWholeBodyIsNoReference() {
        assertThat(ObjectReference.parse("https://" + "a.s3.".repeat(200_000) + "com"))
                .isEmpty();
    }

    @Property(tries = 500)
    void noTextMakesItFail(@ForAll String text) {
        ObjectReference.parse(text);
        ExtendedClientPointer.parseMarked("{\"s3BucketName\":" + text);
        ExtendedClientPointer.parse("\"s3BucketName" + text);
        ObjectReference.parse("s3://bucket/" + text);
        ObjectReference.parse("https://bucket.s3.amazonaws.com/" + text);
        try {
            ExtendedClientPointer.parse("[\"software.amazon.payloadoffloading.PayloadS3Pointer\"," + text);
        } catch (DataException expected) {
            assertThat(expected).hasMessageContaining("Extended Client");
        }
    }

    private static ObjectLocation location(String bucket, String key) {
        return new ObjectLocation(bucket, key, Optional.empty(), Optional.empty());
    }
}

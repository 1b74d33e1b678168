package io.connect.sqsserver.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyTextTest {

    /** Tests every code point against the rule in the API reference. */
    @Test
    void allowsTheCharactersOfXmlAndNoOthers() {
        for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
            if (code < 0xd800 || code > 0xdfff) {
                boolean allowed = code == 0x9
                        || code == 0xa
                        || code == 0xd
                        || code >= 0x20 && code <= 0xd7ff
                        || code >= 0xe000 && code <= 0xfffd
                        || code >= 0x10000;
                assertThat(BodyText.isAllowed(Utf8.bytes(Character.toString(code))))
                        .as("U+%X", code)
                        .isEqualTo(allowed);
            }
        }
    }

    @Test
    void refusesWhatIsNoUtf8() {
        int[][] broken = {
            {0x80},
            {0xc0, 0x80},
            {0xc3},
            {0xc3, 0x28},
            {0xe0, 0x80, 0x80},
            {0xed, 0xa0, 0x80},
            {0xe6, 0xbc},
            {0xf0, 0x80, 0x80, 0x80},
            {0xf4, 0x90, 0x80, 0x80},
            {0xf5, 0x80, 0x80, 0x80},
            {0xff}
        };
        for (int[] each : broken) {
            byte[] bytes = new byte[each.length];
            for (int i = 0; i < each.length; i++) {
                bytes[i] = (byte) each[i];
            }
            assertThat(BodyText.isAllowed(bytes)).isFalse();
        }
    }
}

package io.connect.sqs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "http://alice:secret@proxy:3128, http://***@proxy:3128",
        "alice:pa^ss@proxy:3128,         ***@proxy:3128",
        "alice:secret@proxy:3128,        ***@proxy:3128",
        "http:/u:p@h,                    http:/***@h",
        "http:u:p@h,                     ***@h",
        "socks5h://u:p@ss/w@h,           socks5h://***@h",
        "token:@h,                       ***@h",
        "http://proxy:3128,              http://proxy:3128",
        "proxy,                          proxy",
    })
    void aLoginIsLeftOut(String text, String shown) {
        assertThat(Addresses.withoutLogin(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "http://corp_proxy:3128,      corp_proxy",
        "corp_proxy,                  corp_proxy",
        "http://u_1:p@corp_proxy/a,   corp_proxy",
        "http://u_1:p@proxy/a_b,",
        "http_x://proxy:3128,",
        "'',",
    })
    void anUnderscoreInAHostIsExplained(String text, String host) {
        assertThat(Addresses.explainUnderscore(text)).contains(host == null ? "" : "'" + host + "'");
        assertThat(Addresses.explainUnderscore(text).isEmpty()).isEqualTo(host == null);
    }

    @Test
    void aLoginOverSeveralLinesIsLeftOut() {
        assertThat(Addresses.withoutLogin("u:sec\nret@h")).isEqualTo("***@h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"alice:se^cret@h:1", "alice:se^cret@h", "http:/alice:se^cret@h", "https://alice:se^cret@h:1/0/q"
            })
    void noKeyTellsALoginInItsError(String address) {
        for (String key : new String[] {"proxy.url", "aws.endpoint.override"}) {
            ConfigValue value = SqsSourceConfig.CONFIG_DEF.validate(Map.of(key, address)).stream()
                    .filter(one -> one.name().equals(key))
                    .findFirst()
                    .orElseThrow();

            assertThat(value.errorMessages())
                    .as(key)
                    .isNotEmpty()
                    .allSatisfy(error -> assertThat(error).contains("***@h").doesNotContain("cret"));
        }
        assertThatThrownBy(() -> QueueUrl.parse(address))
                .hasMessageContaining("***@h")
                .hasMessageNotContaining("cret");
    }
}

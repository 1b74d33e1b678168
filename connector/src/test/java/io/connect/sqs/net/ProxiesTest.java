package io.connect.sqs.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.connect.sqs.net.ProxyServer.Login;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ProxiesTest {

    private static final String SQS = "https://sqs.eu-west-1.amazonaws.com";

    private final Map<String, String> config = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void callsGoDirectWhereNobodyNamesAProxy() {
        assertThat(towards(SQS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy:3128,  https://sqs.eu-west-1.amazonaws.com, proxy:3128",
        "https_proxy, proxy:3128,         https://sqs.eu-west-1.amazonaws.com, proxy:3128",
        "HTTPS_PROXY, http://proxy,       https://sqs.eu-west-1.amazonaws.com, proxy:80",
        "HTTPS_PROXY, http://[::1]:3128/, https://sqs.eu-west-1.amazonaws.com, [::1]:3128",
        "ALL_PROXY,   http://proxy:3128,  https://sqs.eu-west-1.amazonaws.com, proxy:3128",
        "ALL_PROXY,   http://proxy:3128,  http://registry.example:8081,        proxy:3128",
        "HTTP_PROXY,  http://proxy:3128,  http://registry.example:8081,        proxy:3128",
        "HTTP_PROXY,  http://proxy:3128,  https://sqs.eu-west-1.amazonaws.com,",
        "HTTPS_PROXY, http://proxy:3128,  http://registry.example:8081,",
    })
    void theEnvironmentNamesAProxyForEachScheme(String variable, String value, String target, String proxy) {
        environment.put(variable, value);

        assertThat(towards(target).orElse(null)).isEqualTo(proxy);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com,              https://example.com,            true",
        "example.com,              https://sqs.example.com,        true",
        "example.com,              https://notexample.com,         false",
        ".example.com,             https://sqs.example.com,        true",
        "*.example.com,            https://sqs.example.com,        true",
        "EXAMPLE.com,              https://SQS.example.COM,        true",
        "example.com:8443,         https://example.com:8443,       true",
        "example.com:8443,         https://example.com,            false",
        "example.com:443,          https://example.com,            true",
        "*,                        https://example.com,            true",
        "10.1.2.3,                 https://10.1.2.3,               true",
        "10.0.0.0/8,               https://10.255.0.1,             true",
        "10.0.0.0/8,               https://11.0.0.1,               false",
        "10.0.0.0/8,               https://ten.example.com,        false",
        "2001:db8::/32,            https://[2001:db8:1::7],        true",
        "[2001:db8::7],            https://[2001:db8::7]:8443,     true",
        "2001:db8::/32,            https://[2001:db9::7],          false",
        "'a.example, b.example',   https://b.example,              true",
        "a.example;b.example,      https://b.example,              true",
        "a.example|b.example,      https://a.example,              true",
        "'\"a.example,b.example\"', https://a.example,              true",
        "'',                       https://example.com,            false",
    })
    void hostsOfNoProxyAreCalledDirect(String noProxy, String target, boolean direct) {
        environment.put("HTTPS_PROXY", "http://proxy:3128");
        environment.put("NO_PROXY", noProxy);

        assertThat(towards(target).isEmpty()).isEqualTo(direct);
        config.put("proxy.url", "http://other:3128");
        config.put("proxy.bypass.hosts", noProxy);
        assertThat(towards(target).isEmpty()).isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource({
        "*.example.com|10.*, https://sqs.example.com, true",
        "*.example.com|10.*, https://10.1.2.3,        true",
        "*.example.com|10.*, https://example.com,     false",
        "example.com,        https://sqs.example.com, false",
        ",                   https://example.com,     false",
    })
    void propertiesOfTheJvmComeBeforeTheEnvironment(String nonProxyHosts, String target, boolean direct) {
        properties.put("https.proxyHost", "jvm");
        properties.put("https.proxyPort", "8080");
        properties.put("http.nonProxyHosts", nonProxyHosts);
        environment.put("HTTPS_PROXY", "http://proxy:3128");

        assertThat(towards(target)).isEqualTo(direct ? Optional.empty() : Optional.of("jvm:8080"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9324",
                "https://localhost",
                "http://127.0.0.1:9324",
                "http://127.7.7.7",
                "http://[::1]:9324",
                "http://[0:0:0:0:0:0:0:1]",
                "http://sqs.localhost:1",
                "http://0.0.0.0:9324"
            })
    void theOwnMachineIsCalledDirectWhateverIsSet(String target) {
        config.put("proxy.url", "http://proxy:3128");
        properties.put("http.proxyHost", "jvm");
        properties.put("http.nonProxyHosts", "");
        environment.put("ALL_PROXY", "http://proxy:3128");

        assertThat(towards(target)).isEmpty();
        config.clear();
        assertThat(towards(target)).isEmpty();
        properties.clear();
        assertThat(towards(target)).isEmpty();
    }

    @Test
    void theConfigurationComesFirst() {
        config.put("proxy.url", "http://own:3128");
        properties.put("https.proxyHost", "jvm");
        environment.put("HTTPS_PROXY", "http://proxy:3128");
        environment.put("NO_PROXY", "*");

        assertThat(towards(SQS)).contains("own:3128");
        config.put("proxy.url", "none");
        assertThat(towards(SQS)).isEmpty();
    }

    @Test
    void aLoginComesWithItsProxy() {
        environment.put("HTTPS_PROXY", "http://us%40er:p%3Aw+d@proxy:3128");

        assertThat(server(SQS).orElseThrow().login()).contains(new Login("us@er", "p:w+d"));
        properties.put("https.proxyHost", "jvm");
        properties.put("https.proxyUser", "a");
        properties.put("https.proxyPassword", "b");
        assertThat(server(SQS).orElseThrow().login()).contains(new Login("a", "b"));
        config.put("proxy.url", "http://own:3128");
        assertThat(server(SQS).orElseThrow().login()).isEmpty();
        config.put("proxy.username", "c");
        config.put("proxy.password", "d");
        assertThat(server(SQS).orElseThrow().login()).contains(new Login("c", "d"));
        assertThat(server(SQS).orElseThrow().toString()).doesNotContain("d]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:secret@proxy:3128",
                "socks5://u:secret@proxy",
                "http://u:secret@bad host",
                "u:^secret@proxy:3128",
                "http:/u:secret@proxy",
                "http://u:secret@proxy:65536",
                "u:secret@proxy:99999999999",
                "http://u:secret@proxy:0"
            })
    void aProxyThatCannotBeUsedIsNamedWithoutItsPassword(String value) {
        environment.put("HTTPS_PROXY", value);

        assertThatThrownBy(() -> towards(SQS))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageContaining("http://proxy.example:3128")
                .hasMessageContaining("proxy.url=none")
                .hasMessageContaining("names another proxy")
                .hasMessageContaining("NO_PROXY")
                .hasMessageNotContaining("secret");
        environment.put("NO_PROXY", "amazonaws.com");
        assertThat(towards(SQS)).isEmpty();
        environment.remove("NO_PROXY");
        config.put("proxy.url", "none");
        assertThat(towards(SQS)).isEmpty();
    }

    @Test
    void anUnderscoreInTheHostOfAProxyIsNamed() {
        environment.put("HTTPS_PROXY", "http://u_1:p_1@corp_proxy:3128");

        assertThatThrownBy(() -> towards(SQS)).hasMessageContaining("'corp_proxy' has an underscore");
        config.put("proxy.url", "corp_proxy:3128");
        assertThatThrownBy(() -> towards(SQS)).hasMessageContaining("'corp_proxy' has an underscore");
    }

    /** ALL_PROXY exists for other programs. Workers ran with it before the connector began to read it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5h://u:secret@proxy:1080",
                "socks5://proxy",
                "SOCKS4a://proxy",
                "socks4://proxy",
                "socks://proxy:1080"
            })
    void aSocksProxyForEverythingIsPassedOverWithOneWarning(String value) {
        Logger logger = (Logger) LoggerFactory.getLogger(Proxies.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        environment.put("ALL_PROXY", value);

        assertThat(towards(SQS)).isEmpty();
        assertThat(towards("http://registry.example:8081")).isEmpty();

        logger.detachAppender(log);
        assertThat(log.list)
                .singleElement()
                .asString()
                .contains("WARN", "ALL_PROXY", "SOCKS", "proxy.url")
                .doesNotContain("secret");
        environment.put("HTTPS_PROXY", "http://proxy:3128");
        assertThat(towards(SQS)).contains("proxy:3128");
    }

    @Test
    void theKeyOfTheProxyTellsNoPasswordEither() {
        config.put("proxy.url", "alice:secret@proxy:3128");

        assertThatThrownBy(() -> towards(SQS))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("***@proxy:3128")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "99999", "0", "-1", "http", "99999999999"})
    void aPropertyThatIsNoPortIsNamed(String port) {
        properties.put("https.proxyHost", "jvm");
        properties.put("https.proxyPort", port);

        assertThatThrownBy(() -> towards(SQS))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("-Dhttps.proxyPort is '" + port + "'")
                .hasMessageContaining("between 1 and 65535");
    }

    @Test
    void theSelectorOfTheJdkSaysTheSame() {
        environment.put("HTTPS_PROXY", "http://127.0.0.1:3128");

        assertThat(proxies().selector().select(URI.create(SQS)))
                .containsExactly(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 3128)));
        assertThat(proxies().selector().select(URI.create("http://localhost:8081")))
                .containsExactly(Proxy.NO_PROXY);
    }

    private Optional<String> towards(String target) {
        return server(target).map(proxy -> proxy.host() + ":" + proxy.port());
    }

    private Optional<ProxyServer> server(String target) {
        return proxies().towards(URI.create(target));
    }

    private Proxies proxies() {
        return new Proxies(config, properties::get, environment::get);
    }
}

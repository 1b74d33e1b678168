package io.connect.sqs.net;

import io.connect.sqs.config.Addresses;
import io.connect.sqs.config.NetworkKeys;
import io.connect.sqs.net.ProxyServer.Login;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the proxy for a call, with the same rule for all clients: the configured proxy, then the JVM's properties, then the
 * environment. The SDK's own rules differ between clients. Its SQS client only reads {@code HTTP_PROXY}, and uses it even for
 * calls to the local machine.
 */
public final class Proxies {

    /** The hosts that the JDK calls without a proxy if {@code http.nonProxyHosts} is not set. */
    private static final String JDK_DIRECT = "localhost|127.*|[::1]";

    private static final String ALL = "all_proxy";

    /** The advice for users who cannot change the environment. */
    private static final String WAYS_OUT = ". Where the environment has to stay so: " + NetworkKeys.PROXY_URL + "="
            + NetworkKeys.NO_PROXY + " calls all hosts direct, " + NetworkKeys.PROXY_URL
            + " names another proxy, and NO_PROXY names hosts to call direct";

    private static final Pattern SOCKS = Pattern.compile("(?i)socks[45]?[ah]?://.*", Pattern.DOTALL);

    private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);

    /** Values of ALL_PROXY for which a warning was logged, so that not every client of every task logs it again. */
    private static final Set<String> PASSED_OVER = ConcurrentHashMap.newKeySet();

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final ConfigDef CONFIG_DEF = define();

    private final AbstractConfig config;
    private final UnaryOperator<String> properties;
    private final UnaryOperator<String> environment;
    private final DirectHosts bypassed;

    /** A cache of parsed rules by their text. Every call needs them, and the JVM's properties can change. */
    private final Map<String, DirectHosts> patterns = new ConcurrentHashMap<>();

    private final Map<String, DirectHosts> names = new ConcurrentHashMap<>();

    Proxies(Map<String, ?> connectorConfig, UnaryOperator<String> properties, UnaryOperator<String> environment) {
        this.config = new AbstractConfig(CONFIG_DEF, connectorConfig, false);
        this.properties = properties;
        this.environment = environment;
        this.bypassed = DirectHosts.ofNames(config.getList(NetworkKeys.PROXY_BYPASS_HOSTS));
    }

    /** The proxies for a connector's configuration. */
    public static Proxies of(Map<String, ?> connectorConfig) {
        return new Proxies(connectorConfig, System::getProperty, System::getenv);
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        NetworkKeys.define(def);
        return def;
    }

    /**
     * The proxy for calls to an address; empty for calls without a proxy.
     *
     * @throws ConfigException if the proxy for these calls is not a valid address; the message contains the source of the
     * setting
     */
    public Optional<ProxyServer> towards(URI target) {
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        int port = Addresses.port(target);
        if (target.getHost() == null || DirectHosts.isOwnMachine(target.getHost())) {
            return Optional.empty();
        }
        String configured = text(config.getString(NetworkKeys.PROXY_URL));
        if (!configured.isEmpty()) {
            return ofConfiguration(configured, target.getHost(), port);
        }
        String scheme = secure ? "https" : "http";
        if (!text(properties.apply(scheme + ".proxyHost")).isEmpty()) {
            return ofProperties(scheme, target.getHost(), port);
        }
        return ofEnvironment(secure, target.getHost(), port);
    }

    private Optional<ProxyServer> ofConfiguration(String url, String host, int port) {
        if (url.equalsIgnoreCase(NetworkKeys.NO_PROXY) || bypassed.contains(host, port)) {
            return Optional.empty();
        }
        ProxyServer server = server(NetworkKeys.PROXY_URL, url);
        Password password = config.getPassword(NetworkKeys.PROXY_PASSWORD);
        String user = text(config.getString(NetworkKeys.PROXY_USERNAME));
        return Optional.of(
                user.isEmpty() || password == null
                        ? server
                        : new ProxyServer(
                                server.host(), server.port(), Optional.of(new Login(user, password.value()))));
    }

    private Optional<ProxyServer> ofProperties(String scheme, String host, int port) {
        String direct = properties.apply("http.nonProxyHosts");
        if (patterns.computeIfAbsent(direct == null ? JDK_DIRECT : direct, DirectHosts::ofPatterns)
                .contains(host, port)) {
            return Optional.empty();
        }
        String proxyPort = text(properties.apply(scheme + ".proxyPort"));
        String user = text(properties.apply(scheme + ".proxyUser"));
        return Optional.of(new ProxyServer(
                text(properties.apply(scheme + ".proxyHost")),
                port(scheme + ".proxyPort", proxyPort.isEmpty() ? defaultPort(scheme) : proxyPort),
                user.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Login(user, text(properties.apply(scheme + ".proxyPassword"))))));
    }

    private Optional<ProxyServer> ofEnvironment(boolean secure, String host, int port) {
        for (String name : List.of(secure ? "https_proxy" : "http_proxy", ALL)) {
            String value = variable(name);
            if (!value.isEmpty()) {
                DirectHosts direct =
                        names.computeIfAbsent(variable("no_proxy"), hosts -> DirectHosts.ofNames(List.of(hosts)));
                return direct.contains(host, port) || name.equals(ALL) && isPassedOver(value)
                        ? Optional.empty()
                        : Optional.of(server(name.toUpperCase(Locale.ROOT), value));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a value of ALL_PROXY is ignored. This variable is for all programs of the machine, so it may name a SOCKS proxy,
     * which the connector cannot use.
     */
    private static boolean isPassedOver(String value) {
        boolean socks = SOCKS.matcher(value).matches();
        if (socks && PASSED_OVER.add(value)) {
            LOG.warn(
                    "ALL_PROXY is '{}', a SOCKS proxy, which the connector cannot use: calls go direct. {} or HTTPS_PROXY can name"
                            + " an HTTP proxy; {}={} keeps calls direct without this warning",
                    Addresses.withoutLogin(value),
                    NetworkKeys.PROXY_URL,
                    NetworkKeys.PROXY_URL,
                    NetworkKeys.NO_PROXY);
        }
        return socks;
    }

    private String variable(String lowerCase) {
        return Stream.of(lowerCase, lowerCase.toUpperCase(Locale.ROOT))
                .map(environment)
                .map(Proxies::text)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String defaultPort(String scheme) {
        return Integer.toString("https".equals(scheme) ? HTTPS_PORT : HTTP_PORT);
    }

    /** Parses an address with or without scheme and login, as in environment variables. */
    private static ProxyServer server(String from, String text) {
        boolean oneSlash = text.contains(":/") && !text.contains("://");
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            if (!oneSlash && "http".equalsIgnoreCase(uri.getScheme()) && Addresses.isCallable(uri)) {
                return new ProxyServer(
                        uri.getHost(),
                        Addresses.port(uri),
                        Optional.ofNullable(uri.getRawUserInfo()).map(Proxies::login));
            }
        } catch (URISyntaxException e) {
            // The exception below reports it, without the login.
        }
        throw new ConfigException(from + " is '" + Addresses.withoutLogin(text)
                + "'; the address of a proxy must look like http://proxy.example:3128 (the way to the proxy itself is plain"
                + " HTTP, calls to AWS stay encrypted through it)" + Addresses.explainUnderscore(text)
                + (from.equals(NetworkKeys.PROXY_URL) ? "" : WAYS_OUT));
    }

    private static Login login(String userInfo) {
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new Login(decoded(userInfo), "")
                : new Login(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int port(String property, String text) {
        if (!text.matches("[0-9]{1,5}") || !Addresses.isPort(Integer.parseInt(text))) {
            throw new ConfigException(
                    "-D" + property + " is '" + text + "', which is no port: it must be between 1 and 65535");
        }
        return Integer.parseInt(text);
    }

    private static String text(String value) {
        return value == null ? "" : value.trim();
    }

    /** The same rule for {@link java.net.http.HttpClient}. */
    public ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                return List.of(towards(target).map(ProxyServer::forJdk).orElse(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
                // The failure of the call is reported.
            }
        };
    }

    /** Whether any proxy may need a login. */
    public boolean hasLogin() {
        return !text(config.getString(NetworkKeys.PROXY_USERNAME)).isEmpty()
                || Stream.of("http", "https")
                        .anyMatch(scheme ->
                                !text(properties.apply(scheme + ".proxyUser")).isEmpty())
                || Stream.of("http_proxy", "https_proxy", ALL)
                        .anyMatch(name -> variable(name).contains("@"));
    }

    /** An authenticator that sends the login to the proxy, but never to other servers. */
    public Authenticator authenticator() {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                if (getRequestorType() != RequestorType.PROXY || getRequestingURL() == null) {
                    return null;
                }
                return towards(URI.create(getRequestingURL().toString()))
                        .flatMap(ProxyServer::login)
                        .map(login -> new PasswordAuthentication(
                                login.user(), login.password().toCharArray()))
                        .orElse(null);
            }
        };
    }
}

package io.connect.toxiproxy;

import io.connect.toxiproxy.api.ApiVersion;
import io.connect.toxiproxy.api.ProxyJson;
import io.connect.toxiproxy.proxy.ProxyException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs a stand-alone Toxiproxy server until a signal ends the process. */
public final class Main {

    private static final int BAD_USAGE = 2;
    private static final int CANNOT_START = 1;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        configureLogging();
        int status = run(System.out, System.err, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Does the work of main and returns the exit code. Serves until a signal ends the JVM. */
    static int run(PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
        CommandLine commandLine;
        try {
            commandLine = CommandLine.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(CommandLine.USAGE);
            return BAD_USAGE;
        }
        switch (commandLine.action()) {
            case PRINT_VERSION -> out.println("toxiproxy-server version " + ApiVersion.VALUE);
            case PRINT_HELP -> out.print(CommandLine.USAGE);
            case SERVE -> {
                return serve(out, err, commandLine);
            }
        }
        return 0;
    }

    /** Sets the log level from the genuine server's environment variable. It must run before the first logger is created. */
    private static void configureLogging() {
        setIfUnset("org.slf4j.simpleLogger.defaultLogLevel", System.getenv().getOrDefault("LOG_LEVEL", "info"));
        setIfUnset("org.slf4j.simpleLogger.showDateTime", "true");
        setIfUnset("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    }

    private static void setIfUnset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static int serve(PrintStream out, PrintStream err, CommandLine commandLine) throws InterruptedException {
        ToxiproxyServer server;
        try {
            server = ToxiproxyServer.start(commandLine.options());
        } catch (IOException e) {
            err.println(e.getMessage());
            return CANNOT_START;
        }
        if (commandLine.config().isPresent()
                && !populate(err, server, commandLine.config().get())) {
            server.close();
            return BAD_USAGE;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endWell(server), "toxiproxy-shutdown"));
        out.println("Toxiproxy listens on " + server.uri());
        server.proxies()
                .all()
                .forEach(proxy -> out.println("Proxy " + proxy.name() + " listens on " + proxy.listen()
                        + " and leads to " + proxy.upstream() + (proxy.enabled() ? "" : " (disabled)")));
        out.flush();
        // This latch is never counted down: the signal that ends the JVM runs the hook above.
        new CountDownLatch(1).await();
        return 0;
    }

    /**
     * Exits with code 0 after a signal, as the genuine server does. The JVM's own exit code would be 128 plus the signal
     * number.
     */
    private static void endWell(ToxiproxyServer server) {
        server.close();
        Runtime.getRuntime().halt(0);
    }

    private static boolean populate(PrintStream err, ToxiproxyServer server, Path config) {
        try {
            ProxyJson.populate(server.proxies(), Files.readAllBytes(config), proxy -> {});
            return true;
        } catch (IOException e) {
            err.println("Cannot read the proxies of -config " + config + ": " + e);
        } catch (ProxyException e) {
            err.println("Cannot create the proxies of -config " + config + ": " + e.getMessage());
        }
        return false;
    }
}

package io.connect.toxiproxy.api;

/** The version of the HTTP interface. Clients ask for it to learn the server's capabilities. */
public final class ApiVersion {

    /** The genuine server's version whose interface this server speaks. */
    public static final String VALUE = "2.12.0";

    private ApiVersion() {}
}

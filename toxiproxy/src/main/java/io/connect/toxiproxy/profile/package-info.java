/**
 * Named sets of toxics, kept as readable files in {@code toxiproxy/profiles}. Depends on proxies, toxics and the
 * timeline's notion of a fault.
 */
package io.connect.toxiproxy.profile;

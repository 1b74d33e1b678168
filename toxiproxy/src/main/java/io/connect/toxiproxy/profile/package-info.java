/**
 * Named sets of toxics, stored as readable files in {@code toxiproxy/profiles}. Depends on proxies, toxics and the timeline's
 * interface of a fault.
 */
package io.connect.toxiproxy.profile;

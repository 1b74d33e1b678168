/**
 * HTTP to the programs of the testbed, which listen on this machine: always direct, even if a proxy is set. Depends on
 * nothing of the testbed.
 */
package io.connect.testbed.http;

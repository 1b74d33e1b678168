/**
 * HTTP to the programs of the testbed, which listen on this machine: always direct, even with a configured proxy. Depends on no
 * other package of the testbed.
 */
package io.connect.testbed.http;

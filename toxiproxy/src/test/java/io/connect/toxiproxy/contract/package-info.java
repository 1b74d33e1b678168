/** What any Toxiproxy server does, tested against ours and, where there is one, the genuine one. */
package io.connect.toxiproxy.contract;

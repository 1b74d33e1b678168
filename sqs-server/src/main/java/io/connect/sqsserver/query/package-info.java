/** The older protocol: parameters of a form, answers in XML. Depends on {@code wire} and on its dependencies. */
package io.connect.sqsserver.query;

@sqs-conformance
Feature: FIFO queues
  What a connector for FIFO queues builds on: order and locking by group, deduplication, and handles that end.

  Scenario: Messages of a group are received in the order they were sent
    Given a FIFO queue at the service
    And these messages in it, sent one after the other
      | body | group |
      | a1   | a     |
      | b1   | b     |
      | a2   | a     |
      | b2   | b     |
      | a3   | a     |
    When 5 messages are taken
    Then of the group "a" the bodies came in the order "a1, a2, a3"
    And of the group "b" the bodies came in the order "b1, b2"

  Scenario: Entries of one batch keep their order
    Given a FIFO queue at the service
    When a batch of 10 messages of 10 bytes each is sent to one group
    And 10 messages are taken
    Then the bodies came in the order of the batch

  Scenario: A group is locked while one of its messages is in flight, and others go on
    Given a FIFO queue at the service
    And these messages in it, sent one after the other
      | body | group |
      | a1   | a     |
      | a2   | a     |
      | b1   | b     |
    When the first message is received alone
    And 1 message is received
    Then the bodies came in the order "a1, b1"
    And nothing more is received

  Scenario: A group goes on as soon as its message is deleted
    Given a FIFO queue at the service
    And these messages in it, sent one after the other
      | body | group |
      | a1   | a     |
      | a2   | a     |
    When the first message is received alone
    And what was received is deleted
    And 1 message is received
    Then the bodies came in the order "a1, a2"

  Scenario: Sequence numbers grow within a group
    Given a FIFO queue at the service
    And these messages in it, sent one after the other
      | body | group |
      | a1   | a     |
      | a2   | a     |
      | a3   | a     |
    When 3 messages are taken
    Then the sequence numbers grow
    And they are those that the sends were answered with

  Scenario: A second message with the same deduplication id is accepted and not delivered
    Given a FIFO queue at the service
    And these messages in it, sent one after the other
      | body  | group | deduplication id |
      | one   | a     | same             |
      | other | a     | same             |
    When 1 message is received
    Then the bodies came in the order "one"
    And nothing more is received

  Scenario: The deduplication id holds after the message is deleted
    Given a FIFO queue at the service
    And these messages in it, sent one after the other
      | body | group | deduplication id |
      | one  | a     | same             |
    And 1 message is received
    And what was received is deleted
    When these messages are sent one after the other
      | body  | group | deduplication id |
      | again | a     | same             |
    Then nothing more is received

  Scenario: Without an id the content decides, when the queue is told so
    Given a FIFO queue at the service with
      | ContentBasedDeduplication | true |
    And these messages in it, sent one after the other
      | body | group | deduplication id |
      | one  | a     | none             |
      | one  | a     | none             |
      | two  | a     | none             |
    When 2 messages are taken
    Then the bodies came in the order "one, two"
    And nothing more is received

  Scenario: Attributes are no part of the content
    Given a FIFO queue at the service with
      | ContentBasedDeduplication | true |
    When a message "same" is sent to the group "a" with the attribute "colour" of the value "red"
    And a message "same" is sent to the group "a" with the attribute "colour" of the value "blue"
    And 1 message is received
    Then nothing more is received

  Scenario: A message without a group is refused
    Given a FIFO queue at the service
    When these messages are sent one after the other
      | body | group | deduplication id |
      | a1   | none  | x                |
    Then the call is refused

  Scenario: A message without a deduplication id is refused, unless the content decides
    Given a FIFO queue at the service
    When these messages are sent one after the other
      | body | group | deduplication id |
      | a1   | a     | none             |
    Then the call is refused

  Scenario: A delay of one message is refused, because only the queue may have one
    Given a FIFO queue at the service
    When a message is sent with a delay of 1 s
    Then the call is refused

  Scenario: A handle ends with its visibility timeout
    Given a FIFO queue at the service with
      | VisibilityTimeout | 1 |
    And these messages in it, sent one after the other
      | body | group |
      | a1   | a     |
    When 1 message is received
    And it is visible again
    And what was received is deleted
    Then the call is refused

  Scenario: A receive that is tried again with its attempt id gets the same messages
    Given a FIFO queue at the service
    And these messages in it, sent one after the other
      | body | group |
      | a1   | a     |
      | a2   | a     |
    When the same receive attempt is made twice
    Then both got the same messages

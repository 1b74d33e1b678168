@sqs-conformance
Feature: Redrive
  What is received too often is put aside by the service itself.

  Scenario: A message that was received too often goes to the dead-letter queue
    Given a standard queue at the service that gives a message up after 2 receives
    And the message "poison" in it
    When it is received and let go 2 times
    Then within 10 s the dead-letter queue holds "poison", the same message
    And nothing more is received

  Scenario: The message takes its attributes with it
    Given a standard queue at the service that gives a message up after 1 receive
    When a message is sent with the attributes
      | colour | String | red |
    And it is received and let go 1 time
    Then the message that is in the dead-letter queue within 10 s has the attributes
      | colour | String | red |

  Scenario: The message says which queue gave it up
    Given a standard queue at the service that gives a message up after 1 receive
    And the message "poison" in it
    When it is received and let go 1 time
    Then the message that is in the dead-letter queue within 10 s names the queue it comes from

  Scenario: A group of a FIFO queue goes on when its first message has been put aside
    Given a FIFO queue at the service that gives a message up after 1 receive
    And these messages in it, sent one after the other
      | body   | group |
      | poison | a     |
      | next   | a     |
    When the first message is received alone and let go
    Then within 10 s the message "next" is received
    And within 10 s the dead-letter queue holds "poison", the same message

  Scenario: The dead-letter queue of a FIFO queue must be one
    When a FIFO queue is made with a standard queue for its dead letters
    Then the call is refused

  Scenario: A dead-letter queue that is not there is refused
    When a standard queue is made with a queue for its dead letters that is not there
    Then the call is refused

  Scenario: A dead-letter queue knows whose it is
    Given a standard queue at the service that gives a message up after 2 receives
    When the dead-letter queue is asked whose it is
    Then it names the queue

  Scenario: What was put aside can be moved back
    Given a standard queue at the service that gives a message up after 1 receive
    And the message "poison" in it
    And it is received and let go 1 time
    And within 10 s the dead-letter queue counts 1
    When its messages are moved back
    Then within 15 s the message "poison" is received

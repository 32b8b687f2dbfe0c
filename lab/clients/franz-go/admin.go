package main

import (
	"context"
	"fmt"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// Creates a topic and waits until each of its partitions has a leader. A topic that exists is fine.
func create(ctx context.Context, client *kgo.Client, o *options) error {
	topic := kmsg.NewCreateTopicsRequestTopic()
	topic.Topic, topic.NumPartitions, topic.ReplicationFactor = o.topic, int32(o.partitions), int16(o.replicas)
	request := kmsg.NewPtrCreateTopicsRequest()
	request.TimeoutMillis = 10_000
	request.Topics = append(request.Topics, topic)
	response, err := request.RequestWith(ctx, client)
	if err != nil {
		return failed("create", err)
	}
	for _, t := range response.Topics {
		if err := kerr.ErrorForCode(t.ErrorCode); err != nil && err != kerr.TopicAlreadyExists {
			return failed("create", err)
		}
	}
	leaders, err := untilLeaders(ctx, client, o, func(leaders []int32) bool {
		for _, leader := range leaders {
			if leader < 0 {
				return false
			}
		}
		return len(leaders) >= o.partitions
	})
	if err != nil {
		return failed("create", err)
	}
	say("created", fields{"topic": o.topic, "leaders": leaders})
	return nil
}

func describe(ctx context.Context, client *kgo.Client, o *options) error {
	leaders, err := untilLeaders(ctx, client, o, func([]int32) bool { return true })
	if err != nil {
		return failed("describe", err)
	}
	say("described", fields{"topic": o.topic, "leaders": leaders})
	return nil
}

// Who coordinates a transactional id.
func coordinator(ctx context.Context, client *kgo.Client, o *options) error {
	request := kmsg.NewPtrFindCoordinatorRequest()
	request.CoordinatorType = 1
	request.CoordinatorKey = o.transactionalID
	request.CoordinatorKeys = []string{o.transactionalID}
	for {
		response, err := request.RequestWith(ctx, client)
		if err != nil {
			return failed("coordinator", err)
		}
		node, code := response.NodeID, response.ErrorCode
		if len(response.Coordinators) > 0 {
			node, code = response.Coordinators[0].NodeID, response.Coordinators[0].ErrorCode
		}
		if code == 0 {
			say("coordinator", fields{"id": o.transactionalID, "node": node})
			return nil
		}
		// The internal topic is made on the first request of its kind.
		if err := pause(ctx, kerr.ErrorForCode(code)); err != nil {
			return failed("coordinator", err)
		}
	}
}

// Makes o.leader the leader of a partition: first in the replica list, then elected as preferred.
func move(ctx context.Context, client *kgo.Client, o *options) error {
	replicas := []int32{int32(o.leader)}
	for node := int32(1); node <= int32(o.replicas); node++ {
		if node != int32(o.leader) {
			replicas = append(replicas, node)
		}
	}
	partition := kmsg.NewAlterPartitionAssignmentsRequestTopicPartition()
	partition.Partition, partition.Replicas = int32(o.partition), replicas
	topic := kmsg.NewAlterPartitionAssignmentsRequestTopic()
	topic.Topic = o.topic
	topic.Partitions = append(topic.Partitions, partition)
	assign := kmsg.NewPtrAlterPartitionAssignmentsRequest()
	assign.TimeoutMillis = 10_000
	assign.Topics = append(assign.Topics, topic)
	assigned, err := assign.RequestWith(ctx, client)
	if err == nil {
		err = kerr.ErrorForCode(assigned.ErrorCode)
	}
	if err != nil {
		return failed("assign", err)
	}

	electTopic := kmsg.NewElectLeadersRequestTopic()
	electTopic.Topic, electTopic.Partitions = o.topic, []int32{int32(o.partition)}
	elect := kmsg.NewPtrElectLeadersRequest()
	elect.TimeoutMillis = 10_000
	elect.Topics = append(elect.Topics, electTopic)
	if _, err := elect.RequestWith(ctx, client); err != nil {
		return failed("elect", err)
	}
	leaders, err := untilLeaders(ctx, client, o, func(leaders []int32) bool {
		return o.partition < len(leaders) && leaders[o.partition] == int32(o.leader)
	})
	if err != nil {
		return failed("elect", err)
	}
	say("moved", fields{"topic": o.topic, "leaders": leaders})
	return nil
}

// Asks for metadata until the leaders by partition are as wanted. The client's own cache plays no part.
func untilLeaders(ctx context.Context, client *kgo.Client, o *options, wanted func([]int32) bool) ([]int32, error) {
	topic := kmsg.NewMetadataRequestTopic()
	topic.Topic = kmsg.StringPtr(o.topic)
	request := kmsg.NewPtrMetadataRequest()
	request.Topics = append(request.Topics, topic)
	for {
		response, err := request.RequestWith(ctx, client)
		if err != nil {
			return nil, err
		}
		var leaders []int32
		for _, t := range response.Topics {
			leaders = make([]int32, len(t.Partitions))
			for _, p := range t.Partitions {
				leaders[p.Partition] = p.Leader
			}
		}
		if wanted(leaders) {
			return leaders, nil
		}
		if err := pause(ctx, fmt.Errorf("leaders of %s are %v", o.topic, leaders)); err != nil {
			return nil, err
		}
	}
}

// Waits a moment before the next attempt; when the time is over, says why it was still waiting.
func pause(ctx context.Context, why error) error {
	select {
	case <-ctx.Done():
		return why
	case <-time.After(100 * time.Millisecond):
		return nil
	}
}

// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The threads handlers run on, with a bounded queue before them.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace jalon::http {

class WorkerPool {
public:
    WorkerPool(int threads, std::size_t max_queued);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// False when the queue is full or the pool stopped. `job` must not throw.
    bool tryPost(std::function<void()> job);
    /// Runs what is queued, then joins the threads. Once.
    void stop();

private:
    void work();

    const std::size_t max_queued_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;  ///< guarded by mutex_
    bool stopping_ = false;                    ///< guarded by mutex_
    std::vector<std::thread> threads_;
};

}  // namespace jalon::http

package io.repartee.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.function.Supplier;

/** One thread that drives all connections of a workload; the server needs the other core. */
final class Network implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup group;
    private final Class<? extends Channel> channel;

    Network() {
        IoHandlerFactory transport = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group = new MultiThreadIoEventLoopGroup(1, transport);
        channel = Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    EventLoop loop() {
        return (EventLoop) group.next();
    }

    ChannelFuture connect(int port, Supplier<ChannelHandler> handler) {
        return new Bootstrap()
                .group(group)
                .channel(channel)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline().addLast(handler.get());
                    }
                })
                .connect("127.0.0.1", port);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }
}

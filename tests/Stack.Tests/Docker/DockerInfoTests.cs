using System.Text.Json.Nodes;
using Cortico.Stack.Docker;

namespace Cortico.Stack.Tests.Docker;

public sealed class DockerInfoTests
{
    [Fact]
    public void A_daemon_is_read_whole()
    {
        var info = DockerInfo.Read(Samples.Info())!;

        Assert.Equal(
            new DockerInfo("28.5.1", "overlay2", "2", "Debian GNU/Linux 13 (trixie)", "linux", "/no/such/folder/of/docker", HasMemoryLimit: true, IsRootless: false, UsesContainerdStore: false),
            info);
        Assert.False(info.IsDesktop);
    }

    [Theory]
    [InlineData(Samples.EmptyInfo)]
    [InlineData("""{"ServerErrors":["Cannot connect"],"ClientInfo":{}}""")]
    [InlineData("""{"host":{},"version":{"Version":"5.4.2"}}""")]
    [InlineData("[]")]
    [InlineData("WARNING: something")]
    [InlineData(" \n")]
    public void What_is_no_answer_of_a_daemon_is_none(string printed) => Assert.Null(DockerInfo.Read(printed));

    [Theory]
    [InlineData("overlayfs")]
    [InlineData("btrfs")]
    [InlineData("native")]
    public void Images_in_the_store_of_containerd_are_known_by_the_type_of_the_driver_whatever_its_name(string driver)
    {
        var info = DockerInfo.Read(Samples.Info(i => (i["Driver"], i["DriverStatus"]) = (driver, new JsonArray(new JsonArray("driver-type", "io.containerd.snapshotter.v1")))))!;

        Assert.True(info.UsesContainerdStore);
    }

    [Fact]
    public void Fields_that_a_daemon_leaves_out_or_sets_to_null_do_no_harm()
    {
        var info = DockerInfo.Read("""{"ServerVersion":"20.10.24+dfsg1","Driver":"vfs","DriverStatus":null,"SecurityOptions":null,"OperatingSystem":null}""")!;

        Assert.Equal("", info.CgroupVersion);
        Assert.False(info.IsRootless || info.UsesContainerdStore || info.HasMemoryLimit || info.IsDesktop);
    }
}

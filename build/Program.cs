using Cake.Frosting;
using Cortico.Build;

return new CakeHost()
    .UseContext<BuildContext>()
    .UseLifetime<BuildLifetime>()
    .UseWorkingDirectory(BuildContext.Repository.Root)
    .Run(args);
